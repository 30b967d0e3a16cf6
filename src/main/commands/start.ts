import { say } from '../../kernel/wording.ts'
import { readConfig } from '../../platform/config.ts'
import { serve } from '../serve.ts'
import { mainWording } from '../wording.ts'
import { type Command, print } from './command.ts'

export const start: Command = {
  usage: { fr: 'start', en: 'start' },
  summary: {
    fr: 'démarre la base, l’application et le moteur',
    en: 'starts the database, the application and the worker',
  },
  options: {},
  async run({ lang }) {
    const serving = await serve(readConfig(), lang, print)
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    print(say(lang, mainWording.stopping))
    await serving.stop()
    print(say(lang, mainWording.stopped))
    return 0
  },
}
