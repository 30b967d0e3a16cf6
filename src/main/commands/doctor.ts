import { everyOrganisation } from '../../access/index.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { runChecks } from '../../platform/checks.ts'
import { verifyTrail } from '../../trail/index.ts'
import { print, type Run } from './command.ts'
import { waited } from './progress-bar.ts'
import { withDatabase } from './with-database.ts'

const words = {
  looking: { fr: 'Contrôle des livres et de la piste', en: 'Checking the books and the trail' },
  good: { fr: '✓ {sentence}', en: '✓ {sentence}' },
  bad: {
    fr: '✗ {sentence} : {count, number} ligne(s), par exemple {example}',
    en: '✗ {sentence}: {count, number} row(s), for example {example}',
  },
  trailGood: {
    fr: '✓ piste de « {name} » : {events, number} événements, chaîne intacte',
    en: '✓ trail of “{name}”: {events, number} events, chain intact',
  },
  trailBad: {
    fr: '✗ piste de « {name} » : l’événement {seq, number} ne correspond pas ({fault})',
    en: '✗ trail of “{name}”: event {seq, number} does not fit ({fault})',
  },
} satisfies Record<string, Sentence>

export const doctor: Run = ({ lang, values }) =>
  withDatabase(async ({ db, urls }) => {
    const organisations = await db.across(everyOrganisation)
    let far: { done: number; total: number } | null = null
    const looked = async () => {
      const checks = await runChecks(urls.owner, (done, total) => {
        far = { done, total: total + organisations.length }
      })
      const trails = []
      for (const { orgId, name } of organisations) {
        trails.push({ orgId, name, verdict: await db.inOrg(orgId, verifyTrail) })
        far = { done: checks.length + trails.length, total: checks.length + organisations.length }
      }
      return { checks, trails }
    }
    const { checks, trails } = await waited(say(lang, words.looking), looked(), async () => far)
    const healthy = checks.every((check) => check.count === 0) && trails.every((trail) => trail.verdict.intact)
    if (values.json) {
      print(JSON.stringify({ healthy, checks, trails }))
      return healthy ? 0 : 4
    }
    for (const { sentence, count, example } of checks) {
      print(
        count === 0
          ? say(lang, words.good, { sentence })
          : say(lang, words.bad, { sentence, count, example: JSON.stringify(example) }),
      )
    }
    for (const { name, verdict } of trails) {
      print(
        verdict.intact
          ? say(lang, words.trailGood, { name, events: verdict.events })
          : say(lang, words.trailBad, { name, seq: verdict.seq, fault: verdict.fault }),
      )
    }
    return healthy ? 0 : 4
  })
