/** The part of unpdf we use; its own types ask for those of a browser and of a canvas. */
declare module 'unpdf' {
  export type TextItem = {
    readonly str: string
    /** Points from the left and from the bottom of the page. */
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
  export type Pdf = { readonly numPages: number; destroy(): Promise<void> }
  export function getDocumentProxy(bytes: Uint8Array, options: { verbosity: number }): Promise<Pdf>
  export function extractTextItems(pdf: Pdf): Promise<{ readonly items: readonly (readonly TextItem[])[] }>
}
