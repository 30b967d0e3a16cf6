import { plainText } from './said-days.ts'

const MOST_SENTENCES = 60

/** A line that ends a letter: what stands below is who writes, and says nothing. */
const SIGN_OFF =
  /^(?:(?:bien |tres )?(?:cordialement|sincerement|respectueusement|amicalement)(?: votre| a vous)?|cdt|cdlt|(?:sinceres |cordiales )?salutations(?: distinguees| sinceres)?|bien a (?:vous|toi)|(?:kind |best |warm )?regards|best wishes|best|yours (?:sincerely|faithfully|truly)|sincerely|cheers)\s*[,.!]*$/
/** What is said all the same below a signature. */
const AFTERWORD = /^(?:ps|p\.s\.?|nb|n\.b\.?|post[- ]scriptum)\b/
/** Paragraphs that a firm puts under all its mails. */
const DISCLAIMER =
  /^(?:(?:le present|ce) (?:message|mail|e-?mail|courriel|courrier)\b.{0,80}(?:confidentiel|pieces jointes|etabli|a l'attention|destine)|(?:this|the information in this) (?:e-?mail|message)\b.{0,80}(?:confidential|intended|attachments|privileged)|pense[zr]? a l'environnement|afin de preserver|(?:please )?consider the environment|avant d'imprimer|n'imprimez|toute (?:personne|utilisation|diffusion) |if you (?:have received|are not the intended)|si vous (?:avez recu|recevez|n'etes pas) (?:ce|cette|le destinataire)|confidentialit[ey]\b)/

/** Sentences, each at most three hundred characters; lines that a mail program broke are joined again. Of what a person wrote, without signature and disclaimer. */
export function sentencesOf(text: string, isMachine: boolean): string[] {
  const paragraphs = text.split(/\n\s*\n/)
  return (isMachine ? paragraphs : lettersOwn(paragraphs))
    .flatMap((paragraph) =>
      paragraph
        .replace(/([^.!?:;,])\n(?=[\p{Ll}\d])/gu, '$1 ')
        .split(/\n|(?<=[.!?…])\s+(?=[\p{Lu}\p{Ll}"«])(?<!\b(?:M|Mme|Mr|Mrs|Ms|n°|no|art|env|ref|réf|fact|tél)\.\s+)/gu),
    )
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed())
    .filter((sentence) => sentence.length > 2)
    .slice(0, MOST_SENTENCES)
}

/** What stands above the signature, and afterwords below it. A letter that begins with its ending has none. */
function lettersOwn(paragraphs: readonly string[]): string[] {
  const own: string[] = []
  let isSigned = false
  for (const paragraph of paragraphs) {
    const kept: string[] = []
    for (const line of paragraph.split('\n')) {
      const plain = plainText(line).trim()
      if (AFTERWORD.test(plain)) isSigned = false
      else if (SIGN_OFF.test(plain) && own.length + kept.length > 0) isSigned = true
      if (DISCLAIMER.test(plain)) break
      if (!isSigned) kept.push(line)
    }
    if (kept.length > 0) own.push(kept.join('\n'))
  }
  return own
}
