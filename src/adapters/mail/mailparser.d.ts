/** The part of mailparser that we read; the package ships no types. */
declare module 'mailparser' {
  type Addresses = {
    readonly text: string
    readonly value: ReadonlyArray<{ readonly address?: string; readonly name: string }>
  }
  export type ParsedMail = {
    readonly messageId?: string
    readonly subject?: string
    readonly from?: Addresses
    readonly to?: Addresses
    readonly cc?: Addresses
    readonly replyTo?: Addresses
    readonly date?: Date
    readonly html: string | false
    readonly text?: string
    readonly attachments: ReadonlyArray<{
      readonly filename?: string
      readonly contentType: string
      readonly contentId?: string
      readonly contentDisposition?: string
      readonly content: Buffer
    }>
  }
  export function simpleParser(
    source: Buffer,
    options?: {
      readonly keepCidLinks?: boolean
      readonly keepDeliveryStatus?: boolean
      readonly skipImageLinks?: boolean
      readonly skipTextToHtml?: boolean
      readonly skipHtmlToText?: boolean
    },
  ): Promise<ParsedMail>
}
