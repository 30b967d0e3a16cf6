import type { AgeStep } from './age.ts'

/** A step of lateness, or a credit: drawn hollow, because it takes away from what is owed. */
export type AgeMark = AgeStep | 'credit'

/** The hatching of each step: the later, the denser. It says the same as the colour. */
const STROKES: Record<AgeStep, readonly string[]> = {
  0: [],
  1: [],
  2: ['M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4'],
  3: ['M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4', 'M2,10 l8,-8 M-2,6 l8,-8'],
  4: ['M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4', 'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4'],
}

/** SVG definitions of the patterns of the age scale, to fill with `url(#${prefix}-${step})`. */
export function AgePatterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      {([0, 1, 2, 3, 4] as const).map((step) => (
        <pattern key={step} id={`${prefix}-${step}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={`var(--age-${step})`} />
          {STROKES[step].map((path) => (
            <path
              key={path}
              d={path}
              stroke={`var(--on-age-${step})`}
              strokeOpacity="0.28"
              strokeWidth="1"
              fill="none"
            />
          ))}
        </pattern>
      ))}
      <pattern id={`${prefix}-credit`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--sheet)" />
        <circle cx="2" cy="2" r="1" fill="var(--ink-3)" />
      </pattern>
    </defs>
  )
}

/** A square of the scale, beside a label. */
export function AgeSwatch({ step }: { step: AgeMark }) {
  const prefix = `swatch-${step}`
  return (
    <svg width="12" height="12" aria-hidden style={{ flex: 'none' }}>
      <AgePatterns prefix={prefix} />
      <rect
        x="0.5"
        y="0.5"
        width="11"
        height="11"
        rx="2"
        fill={`url(#${prefix}-${step})`}
        stroke={step === 'credit' ? 'var(--ink-3)' : 'none'}
      />
    </svg>
  )
}
