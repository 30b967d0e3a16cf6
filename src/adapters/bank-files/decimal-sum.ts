/**
 * Adds decimals as they are written (`-12.5`, `300`) and gives a sum with as many decimals as its most precise term: facts
 * repeat the figures of a file, whatever its currency.
 */
export class DecimalSum {
  private units = 0n
  private scale = 0

  add(text: string): void {
    const [whole, decimals = ''] = text.replace('+', '').split('.')
    const scale = Math.max(this.scale, decimals.length)
    const term =
      BigInt((whole === '-' || whole === '' ? `${whole}0` : whole!) + decimals) * 10n ** BigInt(scale - decimals.length)
    this.units = this.units * 10n ** BigInt(scale - this.scale) + term
    this.scale = scale
  }

  text(): string {
    const { units, scale } = this
    const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
    const sign = units < 0n ? '-' : ''
    return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  }
}
