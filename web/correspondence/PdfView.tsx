import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import classes from './message.module.css'
import { wording } from './wording.ts'

type Props = {
  /** Names the document: another key is another document. */
  queryKey: readonly unknown[]
  fetchPdf(signal: AbortSignal): Promise<Blob>
}

/** A letter as it will be printed, in the page where the browser can, and one press away in any case. */
export function PdfView({ queryKey, fetchPdf }: Props) {
  const { t } = useWords()
  const pdf = useQuery({ queryKey, queryFn: ({ signal }) => fetchPdf(signal), gcTime: 60_000 })
  const address = useObjectAddress(pdf.data)
  if (pdf.error) return <ErrorState failure={pdf.error} onRetry={() => void pdf.refetch()} />
  if (!address) return <div className={classes.waiting} aria-busy="true" />
  return (
    <div className={classes.pdf}>
      <a className={detail.link} href={address} target="_blank" rel="noreferrer">
        {t(wording.openPdf)}
      </a>
      <iframe className={classes.sheet} src={`${address}#toolbar=0&view=FitH`} title={t(wording.pdfTitle)} />
    </div>
  )
}

function useObjectAddress(blob: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return setAddress(null)
    const made = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address
}
