import { formatDay, type LocalDate } from '../kernel/calendar.ts'
import { formatAmount } from '../kernel/money.ts'
import { type Sentence, type SentenceParams, say } from '../kernel/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import type { PageFacts } from './page-facts.ts'
import type { Refusal } from './page-view.ts'
import { pageWording as words } from './page-wording.ts'

/** The forms that stand on the page: what was refused of one that does not is said at its head. */
export const formsOf = ({ dispute, lastHoldOn }: PageFacts): ReadonlySet<string> =>
  new Set([
    'answer',
    'file',
    ...(dispute?.isRunning ? ['accept', 'reject'] : []),
    ...(dispute?.tasks ?? []).map(({ id }) => `task-${id}`),
    ...(lastHoldOn ? ['hold'] : []),
  ])

/** What a colleague may do, by plain forms: answering stands open, the rest unfolds, and what was refused is unfolded with it. */
export function pageForms(facts: PageFacts, at: string, key: () => string, refusal: Refusal | null): Piece {
  const { lang, dispute, lastHoldOn } = facts
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const typed = (act: string, name: string, otherwise = '') => (refusal?.act === act ? refusal.typed(name) : otherwise)
  const form = (act: string, fields: Piece, button: string, isFile = false): Html => h`
<form method="post" action="${at}" class="form"${isFile ? h` enctype="multipart/form-data"` : ''}>
${refusal?.act === act ? h`<p class="note late" role="alert">${refusal.sentence}</p>` : null}
<input type="hidden" name="act" value="${act}"><input type="hidden" name="key" value="${key()}">
${fields}
<button class="primary">${button}</button>
</form>`
  const folded = (act: string, title: string, fields: Piece, button: string, isFile = false): Html => h`
<details${refusal?.act === act ? h` open` : ''}><summary>${title}</summary>${form(act, fields, button, isFile)}</details>`
  const why = (act: string) => h`<div class="field"><label for="${act}-why">${t(words.reason)}</label>
<textarea id="${act}-why" name="body" rows="3" maxlength="4000" required>${typed(act, 'body')}</textarea></div>`
  const weight = dispute ? h`<p class="hint">${t(dispute.decides ? words.decideNote : words.proposeNote)}</p>` : null
  return h`
${
  dispute && dispute.tasks.length > 0
    ? h`<section aria-labelledby="tasks"><h2 id="tasks">${t(words.tasks)}</h2>${dispute.tasks.map(
        (
          task,
        ) => h`<p class="strong">${task.name}</p><p class="about">${t(words.taskBy, { day: formatDay(lang, task.dueOn as LocalDate) })}</p>
${form(`task-${task.id}`, null, t(words.taskDone))}`,
      )}</section>`
    : null
}
<section aria-labelledby="your-answer"><h2 id="your-answer">${t(words.yourAnswer)}</h2>
${form('answer', h`<textarea id="answer-body" name="body" rows="5" maxlength="4000" required aria-labelledby="your-answer">${typed('answer', 'body')}</textarea>`, t(words.send))}
</section>
<section aria-labelledby="more"><h2 id="more">${t(words.more)}</h2>
${
  dispute?.isRunning
    ? [
        folded(
          'accept',
          t(words.acceptLegend),
          h`${weight}<div class="field"><label for="accept-cents">${t(words.credit, { currency: dispute.currency })}</label>
<input id="accept-cents" name="cents" inputmode="decimal" autocomplete="off" required value="${typed('accept', 'cents', formatAmount(lang, dispute.cents, dispute.currency))}"></div>${why('accept')}`,
          t(words.accept),
        ),
        folded('reject', t(words.rejectLegend), h`${weight}${why('reject')}`, t(words.reject)),
      ]
    : null
}
${
  lastHoldOn
    ? folded(
        'hold',
        t(words.hold),
        h`<div class="field"><label for="hold-until">${t(words.holdUntil, { last: formatDay(lang, lastHoldOn) })}</label>
<input id="hold-until" type="date" name="untilOn" min="${facts.today}" max="${lastHoldOn}" required value="${typed('hold', 'untilOn')}"></div>${why('hold')}`,
        t(words.holdAct),
      )
    : null
}
${folded(
  'file',
  t(words.file),
  h`<div class="field"><label for="file-file">${t(words.fileLabel)}</label><input id="file-file" type="file" name="file" required>
<p class="hint">${t(words.fileNote)}</p></div>`,
  t(words.fileAct),
  true,
)}
</section>`
}
