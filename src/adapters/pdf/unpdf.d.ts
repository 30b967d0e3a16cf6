/** The part of unpdf we use; its own types ask for those of a browser and of a canvas. */
declare module 'unpdf' {
  export type TextItem = {
    readonly str: string
    /** The last two: points from the left and from the bottom of the page. */
    readonly transform: readonly [number, number, number, number, number, number]
    readonly width: number
    readonly height: number
  }
  export type PdfPage = {
    /** Marks of structure, which have no text, stand between the items. */
    getTextContent(): Promise<{ readonly items: readonly (TextItem | { readonly str?: undefined })[] }>
    cleanup(): void
  }
  export type Pdf = { readonly numPages: number; getPage(number: number): Promise<PdfPage>; destroy(): Promise<void> }
  export function getDocumentProxy(bytes: Uint8Array, options: { verbosity: number }): Promise<Pdf>
}
