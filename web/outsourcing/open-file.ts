import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { tellFailure } from '../wire/failures.ts'

/** Opens a file that the server makes beside the page; what goes wrong is told. */
export function useOpenFile(): (ask: () => Promise<Blob>) => Promise<void> {
  const { lang } = useWords()
  return async (ask) => {
    try {
      window.open(URL.createObjectURL(await ask()), '_blank', 'noopener')
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
}
