import type { ProposalView } from '../../src/cash/contract.ts'
import { classWording } from '../../src/cash/wording.ts'
import { Keys } from '../design/KeyboardHelp.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import classes from './cash.module.css'
import { matchWords } from './match-wording.ts'

type Props = { proposals: readonly ProposalView[]; place: number; onChoose(place: number): void }

/** Whom the line may concern, the likeliest first; a digit chooses. */
export function ProposalChoice({ proposals, place, onChoose }: Props) {
  const { t } = useWords()
  useKeys(
    proposals.map((proposal) => ({
      keys: String(proposal.place),
      does: {
        fr: matchWords.choose.fr.replace('{n}', String(proposal.place)),
        en: matchWords.choose.en.replace('{n}', String(proposal.place)),
      },
      run: () => onChoose(proposal.place),
    })),
    proposals.length > 1,
  )
  return (
    <ol className={classes.choice}>
      {proposals.map((proposal) => (
        <li key={proposal.place}>
          <button
            type="button"
            className={classes.proposal}
            aria-pressed={proposal.place === place}
            onClick={() => onChoose(proposal.place)}
          >
            {proposals.length > 1 && <Keys keys={String(proposal.place)} />}
            <b>{proposal.customerName}</b>
            <small>{proposal.customerCode}</small>
            {proposals.length > 1 && <span className={classes.kind}>{t(classWording[proposal.class])}</span>}
          </button>
        </li>
      ))}
    </ol>
  )
}
