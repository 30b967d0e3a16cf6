import { SaxesParser } from 'saxes'

/**
 * The structure of pain.008 as ISO 20022 publishes it (iso20022.org, free to use by everybody), kept as a table so that tests
 * can hold our files, and those of others, against it. A line is a type: its children in their order, `?` at most once, `*`
 * any number, `+` at least one, `^2` at most so many; `|` between children means one of them. After `=` stands the type of
 * the child: another line, or one of `TEXTS`. Subtrees that nobody here writes or meets are `any`.
 */
const BOTH = `
Document: CstmrDrctDbtInitn=Initiation
Header: MsgId=max35 CreDtTm=dateTime Authstn^2=any NbOfTxs=count CtrlSum?=sum InitgPty=Party FwdgAgt?=Agent
Lot: PmtInfId=max35 PmtMtd=DD BtchBookg?=boolean NbOfTxs?=count CtrlSum?=sum PmtTpInf?=Kind ReqdColltnDt=date Cdtr=Party CdtrAcct=Account CdtrAgt=Agent CdtrAgtAcct?=Account UltmtCdtr?=Party ChrgBr?=bearer ChrgsAcct?=Account ChrgsAcctAgt?=Agent CdtrSchmeId?=Party DrctDbtTxInf+=Debit
Code4: Cd=max4 | Prtry=max35
Code35: Cd=max35 | Prtry=max35
DebitTx: MndtRltdInf?=Mandate CdtrSchmeId?=Party PreNtfctnId?=max35 PreNtfctnDt?=date
Party: Nm?=max140 PstlAdr?=Address Id?=Identity CtryOfRes?=country CtctDtls?=any
Identity: OrgId=Organisation | PrvtId=Person
Person: DtAndPlcOfBirth?=any Othr*=Other
Other: Id=max35 SchmeNm?=Code4 Issr?=max35
Agent: FinInstnId=Institution BrnchId?=any
AccountId: IBAN=iban | Othr=AccountOther
AccountOther: Id=max34 SchmeNm?=Code4 Issr?=max35
Clearing: ClrSysId?=any MmbId=max35
Remittance: Ustrd*=max140 Strd*=Structured
Reference: Tp?=ReferenceType Ref?=max35
ReferenceType: CdOrPrtry=ReferenceCode Issr?=max35
ReferenceCode: Cd=document | Prtry=max35
`
const VERSIONS = {
  '02': `
Initiation: GrpHdr=Header PmtInf+=Lot
Kind: InstrPrty?=max4 SvcLvl?=Code4 LclInstrm?=Code35 SeqTp?=sequence CtgyPurp?=Code4
Debit: PmtId=PaymentId PmtTpInf?=Kind InstdAmt=amount ChrgBr?=bearer DrctDbtTx?=DebitTx UltmtCdtr?=Party DbtrAgt=Agent DbtrAgtAcct?=Account Dbtr=Party DbtrAcct=Account UltmtDbtr?=Party InstrForCdtrAgt?=max140 Purp?=Code4 RgltryRptg^10=any Tax?=any RltdRmtInf^10=any RmtInf?=Remittance
PaymentId: InstrId?=max35 EndToEndId=max35
Mandate: MndtId?=max35 DtOfSgntr?=date AmdmntInd?=boolean AmdmntInfDtls?=Amendment ElctrncSgntr?=max1025 FrstColltnDt?=date FnlColltnDt?=date Frqcy?=any
Amendment: OrgnlMndtId?=max35 OrgnlCdtrSchmeId?=Party OrgnlCdtrAgt?=Agent OrgnlCdtrAgtAcct?=Account OrgnlDbtr?=Party OrgnlDbtrAcct?=Account OrgnlDbtrAgt?=Agent OrgnlDbtrAgtAcct?=Account OrgnlFnlColltnDt?=date OrgnlFrqcy?=any
Organisation: BICOrBEI?=bic Othr*=Other
Institution: BIC?=bic ClrSysMmbId?=Clearing Nm?=max140 PstlAdr?=Address Othr?=Other
Account: Id=AccountId Tp?=any Ccy?=currency Nm?=max70
Address: AdrTp?=max4 Dept?=max70 SubDept?=max70 StrtNm?=max70 BldgNb?=max16 PstCd?=max16 TwnNm?=max35 CtrySubDvsn?=max35 Ctry?=country AdrLine^7=max70
Structured: RfrdDocInf*=any RfrdDocAmt?=any CdtrRefInf?=Reference Invcr?=Party Invcee?=Party AddtlRmtInf^3=max140
`,
  '08': `
Initiation: GrpHdr=Header PmtInf+=Lot SplmtryData*=any
Kind: InstrPrty?=max4 SvcLvl*=Code4 LclInstrm?=Code35 SeqTp?=sequence CtgyPurp?=Code4
Debit: PmtId=PaymentId PmtTpInf?=Kind InstdAmt=amount ChrgBr?=bearer DrctDbtTx?=DebitTx UltmtCdtr?=Party DbtrAgt=Agent DbtrAgtAcct?=Account Dbtr=Party DbtrAcct=Account UltmtDbtr?=Party InstrForCdtrAgt?=max140 Purp?=Code4 RgltryRptg^10=any Tax?=any RltdRmtInf^10=any RmtInf?=Remittance SplmtryData*=any
PaymentId: InstrId?=max35 EndToEndId=max35 UETR?=uuid
Mandate: MndtId?=max35 DtOfSgntr?=date AmdmntInd?=boolean AmdmntInfDtls?=Amendment ElctrncSgntr?=max1025 FrstColltnDt?=date FnlColltnDt?=date Frqcy?=any Rsn?=any TrckgDays?=any
Amendment: OrgnlMndtId?=max35 OrgnlCdtrSchmeId?=Party OrgnlCdtrAgt?=Agent OrgnlCdtrAgtAcct?=Account OrgnlDbtr?=Party OrgnlDbtrAcct?=Account OrgnlDbtrAgt?=Agent OrgnlDbtrAgtAcct?=Account OrgnlFnlColltnDt?=date OrgnlFrqcy?=any OrgnlRsn?=any OrgnlTrckgDays?=any
Organisation: AnyBIC?=bicfi LEI?=lei Othr*=Other
Institution: BICFI?=bicfi ClrSysMmbId?=Clearing LEI?=lei Nm?=max140 PstlAdr?=Address Othr?=Other
Account: Id=AccountId Tp?=any Ccy?=currency Nm?=max70 Prxy?=any
Address: AdrTp?=any Dept?=max70 SubDept?=max70 StrtNm?=max70 BldgNb?=max16 BldgNm?=max35 Flr?=max70 PstBx?=max16 Room?=max70 PstCd?=max16 TwnNm?=max35 TwnLctnNm?=max35 DstrctNm?=max35 CtrySubDvsn?=max35 Ctry?=country AdrLine^7=max70
Structured: RfrdDocInf*=any RfrdDocAmt?=any CdtrRefInf?=Reference Invcr?=Party Invcee?=Party TaxRmt?=any GrnshmtRmt?=any AddtlRmtInf^3=max140
`,
} as const
export type Pain008Version = keyof typeof VERSIONS

/** What a text may be, as the published patterns and lengths say. */
const TEXTS: Readonly<Record<string, RegExp>> = {
  dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  count: /^\d{1,15}$/,
  sum: /^(?=[\d.]{1,19}$)\d+(?:\.\d{1,17})?$/,
  amount: /^(?=[\d.]{1,19}$)\d+(?:\.\d{1,5})?$/,
  boolean: /^(?:true|false|1|0)$/,
  DD: /^DD$/,
  bearer: /^(?:DEBT|CRED|SHAR|SLEV)$/,
  sequence: /^(?:FRST|RCUR|FNAL|OOFF|RPRE)$/,
  document: /^(?:RADM|RPIN|FXDR|DISP|PUOR|SCOR)$/,
  country: /^[A-Z]{2}$/,
  currency: /^[A-Z]{3}$/,
  iban: /^[A-Z]{2}\d{2}[A-Za-z0-9]{1,30}$/,
  bic: /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/,
  bicfi: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/,
  lei: /^[A-Z0-9]{18}\d{2}$/,
  uuid: /^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/,
}

type Child = { readonly name: string; readonly type: string; readonly least: number; readonly most: number }
type Type = { readonly children: readonly Child[]; readonly isChoice: boolean }

const known = new Map<Pain008Version, ReadonlyMap<string, Type>>()

/** The types of a version by their name in the table. */
function typesOf(version: Pain008Version): ReadonlyMap<string, Type> {
  const types = known.get(version) ?? readTable(version)
  known.set(version, types)
  return types
}

function readTable(version: Pain008Version): ReadonlyMap<string, Type> {
  const lines = (BOTH + VERSIONS[version]).split('\n').filter((line) => line !== '')
  return new Map(
    lines.map((line) => {
      const [name, rest] = line.split(': ') as [string, string]
      const children = rest.split(/ (?:\| )?/).map((child) => {
        const [, tag, often, most, type] = /^(\w+?)([?*+]|\^(\d+))?=(\w+)$/.exec(child)!
        const atMost = most ? Number(most) : often === '*' || often === '+' ? Number.POSITIVE_INFINITY : 1
        return { name: tag!, type: type!, least: often === undefined || often === '+' ? 1 : 0, most: atMost }
      })
      return [name, { children, isChoice: rest.includes(' | ') }]
    }),
  )
}

export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

export function parseXml(xml: string): Element {
  const parser = new SaxesParser()
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    open.at(-1)!.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0]!
}

/** Where a document departs from the structure, in reading order; empty when it conforms. */
export function pain008Faults(document: Element, version: Pain008Version): string[] {
  const types = typesOf(version)
  const faults: string[] = []
  const visit = (element: Element, typeName: string, path: string) => {
    if (typeName === 'any') return
    const type = types.get(typeName)
    if (!type) return checkText(element, typeName, path, faults)
    if (element.text.trim() !== '') faults.push(`${path}: words between elements`)
    if (type.isChoice && element.children.length !== 1) faults.push(`${path}: one of its children is expected`)
    let at = 0
    for (const child of type.children) {
      let count = 0
      for (; element.children[at]?.name === child.name; at++, count++)
        visit(element.children[at]!, child.type, `${path}/${child.name}`)
      if (count > child.most || (count < child.least && !type.isChoice))
        faults.push(`${path}/${child.name}: ${count} times`)
    }
    if (at < element.children.length) faults.push(`${path}/${element.children[at]!.name}: not expected here`)
  }
  visit(document, 'Document', document.name)
  return faults
}

function checkText(element: Element, type: string, path: string, faults: string[]): void {
  const { text } = element
  const longest = /^max(\d+)$/.exec(type)
  const fits = longest ? text.length > 0 && text.length <= Number(longest[1]) : TEXTS[type]!.test(text)
  if (!fits) faults.push(`${path}: “${text}” is no ${type}`)
  if (element.children.length > 0) faults.push(`${path}: only text is expected`)
  if (type === 'amount' && !/^[A-Z]{3}$/.test(element.attributes['Ccy'] ?? '')) faults.push(`${path}: no currency`)
}
