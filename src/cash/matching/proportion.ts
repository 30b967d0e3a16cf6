/**
 * What a counted sample proves of the true share, by the exact bounds of Clopper and Pearson (“The use of confidence or fiducial
 * limits illustrated in the case of the binomial”, Biometrika 26, 1934, pp. 404–413), one-sided at 95 %. Exact means that they
 * hold for the few wrong ones among many that matching has, where the usual approximations promise too much. Shares are whole
 * hundredths of a percent, rounded down, so that what is shown and what is compared are the same number.
 */
const DOUBT = 0.05

export type Tally = { readonly right: number; readonly wrong: number }

/** The share of right ones that was seen; null of nothing. */
export const seenShareBp = ({ right, wrong }: Tally): number | null =>
  right + wrong === 0 ? null : Math.floor((right * 10_000) / (right + wrong))

/** The least true share: with any smaller one, so few wrong ones would be seen less than once in twenty. Nothing seen proves 0. */
export const leastShareBp = ({ right, wrong }: Tally): number =>
  right === 0 ? 0 : inBp(1 - wrongShare((share) => atMost(wrong, right + wrong, share) > DOUBT))

/** The most that the true share can be: with any larger one, so many wrong ones would be seen less than once in twenty. */
export const mostShareBp = ({ right, wrong }: Tally): number =>
  wrong === 0 ? 10_000 : inBp(1 - wrongShare((share) => 1 - atMost(wrong - 1, right + wrong, share) < DOUBT))

const inBp = (share: number): number => Math.floor(share * 10_000)

/** Where `isBelow` turns from true to false, between no wrong one and all of them wrong. */
function wrongShare(isBelow: (share: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (isBelow(middle)) low = middle
    else high = middle
  }
  return high
}

/** How likely at most `wrong` of `count` are wrong when each is with this probability; summed in logarithms, where nothing vanishes. */
function atMost(wrong: number, count: number, share: number): number {
  let term = count * Math.log1p(-share)
  let sum = Math.exp(term)
  const odds = Math.log(share) - Math.log1p(-share)
  for (let k = 1; k <= wrong; k++) {
    term += Math.log((count - k + 1) / k) + odds
    sum += Math.exp(term)
  }
  return Math.min(1, sum)
}
