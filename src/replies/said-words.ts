import type { DisputeCause } from './model.ts'

/** Words that announce each thing, in French and English. All read plain text: no capitals, no accents. */

const PAYMENT = '(?:reglement|paiement|virement|cheque|payment|transfer|cheque|check|remittance|versement)'
const NEGATED = /\b(?:n'|ne |not |pas |jamais |never |n't )/

/** What depends on something else is no promise, and no payment: conditions, duties of ours, what others said. */
export const HEDGED =
  /\bsi (?:vous|nous|on|je|le|la|les|tout|possible|besoin)\b|\bs'il\b|\bsous reserve\b|\bdes (?:reception|que)\b|\bapres (?:reception|validation|accord|retour)\b|\ba reception de (?:l'avoir|votre|la|l')|\bune fois\b|\blorsque\b|\bquand\b|\ben attente d|\bif (?:you|we|the|possible)\b|\bonce\b|\bas soon as\b|\bwhen (?:you|we|the|our|I)\b|\bsubject to\b|\bunless\b|\bprovided\b|\bupon receipt\b|\bon receipt of\b|j'espere|esperons|\bhope\b|\bpeut-etre\b|\bmaybe\b|\bmight\b|\bessa(?:ie|ye|ier|yer)|\btry\b|\ben principe\b|\bsans doute\b|\bpourr(?:ai|ions|ait|iez)|\bcould\b|\baurait du\b|\bdevait\b|\bshould have\b|\bvous (?:demandez|reclamez|dites|ecrivez)|votre (?:mail|relance|courrier|message) (?:du|de)/

const PROMISE = new RegExp(
  [
    `\\b(?:je|nous|on|j'|i|we|i'll|we'll)\\b[^.]{0,60}\\b(?:(?:regl|pai|pay|vir|sold|effectu|proced)(?:e|er|erai|erons|era|ons)|(?:fais|ferai|ferons|faisons|fera) (?:le |un |votre )?(?:virement|reglement|paiement|cheque)|pay|settle|transfer|wire|make (?:the|a) (?:payment|transfer)|send (?:the|a|you the|you a) (?:payment|cheque|check|transfer))\\b`,
    `\\b${PAYMENT}s?\\b[^.]{0,60}\\b(?:sera|seront|partira|partiront|part\\b|partent|interviendra|aura lieu|est (?:prevu|programme|planifie|prepare)|sont (?:prevus|programmes)|prevue?s?|programmee?s?|will|is (?:scheduled|planned|due|set)|are (?:scheduled|planned)|scheduled|planned|going out|goes out)`,
    `^(?:(?:bonjour|hello|hi)[ ,]*)?(?:ok,? )?${PAYMENT} (?:le|ce|d'ici|demain|vendredi|lundi|mardi|mercredi|jeudi|fin|sous|semaine|on|by|tomorrow|next|before|avant|pour|au)\\b`,
    `\\b(?:factures?|elles?|solde|montant|totalite|invoices?|balance|it|they)\\b[^.]{0,40}\\b(?:sera|seront|will be) (?:bien )?(?:reglee?s?|payee?s?|soldee?s?|viree?s?|paid|settled|cleared|transferred)`,
    `\\b(?:vous serez|you will be) (?:bien )?(?:reglee?s?|payee?s?|paid)`,
    `\\b(?:m'engage|nous engageons|engagement) a (?:vous )?(?:regler|payer|virer|solder)`,
    `\\b(?:passe|passera|inclus|incluse|mise?) (?:au|en|dans le) (?:paiement|prochain reglement|run)|\\bmise? en paiement`,
  ].join('|'),
)

const PAID = new RegExp(
  [
    `\\b(?:avons|ai|a|ont|have|has|we've|i've)\\b(?: bien| deja| already| just| ete| been| donc| effectivement| egalement){0,3} (?:fait |effectue |emis |envoye |made |sent |issued )?(?:le |un |ce |votre |your |the |a |cette |la |les |l'|vos )?(?:facture |invoice )?(?:${PAYMENT}|regle|paye|vire|solde|paid|settled|transferred|wired)`,
    `\\b(?:avons|ai|have|has|i've|we've)\\b[^.]{0,40}\\b(?:effectue|emis|envoye|fait|made|sent|issued|posted|poste)\\b[^.]{0,30}\\b${PAYMENT}`,
    `\\b${PAYMENT}s?\\b[^.]{0,60}\\b(?:(?:a|ont) (?:bien |deja )?ete (?:bien |deja )?(?:effectue|fait|emis|envoye|realise|execute|valide|passe|debite)|est (?:bien |deja )?(?:parti|effectue|fait|emis|passe)|sont partis|was (?:made|sent|issued|done|executed|posted)|has (?:already )?(?:been|gone|left)|have been|went out)`,
    `^(?:(?:bonjour|hello|hi)[ ,]*)?${PAYMENT} (?:deja |bien |already )?(?:effectue|fait|emis|envoye|parti|realise|sent|made|done|issued)\\b`,
    `\\b(?:factures?|invoices?|elles?|it|they|tout|solde|montant|pieces?)\\b[^.]{0,60}\\b(?:(?:a|ont) (?:bien |deja )?ete (?:bien |deja )?(?:integralement )?(?:reglee?s?|payee?s?|soldee?s?|viree?s?)|(?:est|sont) (?:bien |deja )?(?:reglee?s?|payee?s?|soldee?s?)|(?:was|were|has been|have been|is|are) (?:already )?(?:paid|settled))`,
    `\\b(?:vous avez ete|you were|you have been) (?:bien |deja |already )?(?:regle|paye|paid)`,
    `\\b(?:deja|already) (?:ete )?(?:regle|paye|solde|vire|paid|settled)`,
    `\\bviens? de (?:vous )?(?:regler|payer|virer|faire le|solder|proceder)|\\bvenons de (?:vous )?(?:regler|payer|virer|faire le|solder|proceder)|\\bjust (?:paid|settled|transferred|wired|sent the (?:payment|transfer))`,
    `\\b(?:paid|settled) (?:on|last|yesterday|this|by|via)\\b`,
  ].join('|'),
)
const NOT_PAID =
  /\b(?:n'a(?:i|vons|vez|s)?|n'ont|n'est|ne sont|not|haven't|hasn't|wasn't|isn't|never|jamais)\b|\baura(?:it|i)? ete\b|\bsera\b|\bwill (?:be|have)\b|\bto be paid\b|\ba regler\b|\breste\b|\ben cours\b|\bnot yet\b|\bpas encore\b|\btrop\b|\btwice\b|\bdeux fois\b|\ben double\b/
const NOT_PROMISED =
  /\b(?:ne|n')\b[^.]{0,30}\b(?:pas|plus|rien|aucun)\b|\bnot\b|\bcannot\b|\bcan't\b|\bwon't\b|\bunable\b|\bimpossible\b|\brefus|\bdeja\b|\balready\b|\bvous (?:reglerez|paierez|payerez)\b|\bplease pay\b|\bavions\b|\baviez\b|\bhad\b/

const CAUSES: readonly (readonly [DisputeCause, RegExp])[] = [
  [
    'twice',
    /\ben double\b|\bdoublon\b|\bdeja facture|\bfacturee? deux fois|\bduplicate invoice|\binvoiced twice|\bbilled twice|\balready (?:invoiced|billed)/,
  ],
  [
    'credit',
    /\b(?:attend(?:s|ons)|attente d[e']|manque|reclam(?:e|ons)|promis)\b[^.]{0,30}\bavoir\b|\bavoir\b[^.]{0,25}\b(?:promis|attendu|non recu|pas (?:ete )?recu|jamais)|\b(?:etablir|emettre|faire|editer|adresser|envoyer) (?:un|l'|votre|cet) ?avoir\b|\bcredit note\b[^.]{0,40}(?:promised|awaiting|waiting|expected|missing|not received)|\b(?:awaiting|waiting for|expecting|issue|send|need)\b[^.]{0,25}\bcredit note\b/,
  ],
  [
    'quality',
    /\bdefectueu|\bdefaut\b|\bendommag|\babime|\bcasse(?:e|s|es)?\b|\bnon[ -]conforme|\bpas conforme|\bmalfacon|\bhors service|\bne fonctionne(?:nt)? pas|\bdamaged\b|\bdefective\b|\bfaulty\b|\bbroken\b|\bpoor quality\b|\bdoes(?: not|n't) work\b/,
  ],
  [
    'quantity',
    /\bmanqu(?:e|ent|ait|aient|ant|ants|ante|antes)\b[^.]{0,40}\b(?:piece|carton|palette|unite|article|colis|produit|sac|\d)|\b(?:quantite|nombre)\b[^.]{0,40}\b(?:erron|incorrect|faux|fausse|ne correspond|different|inferieur)|\bseulement \d+[^.]{0,30}\b(?:livre|recu)|\bonly received \d+|\bonly \d+\b[^.]{0,30}\b(?:delivered|received)|\bquantity\b[^.]{0,30}\b(?:wrong|incorrect)|\bshort(?:age| delivered| delivery)\b|\bmissing\b[^.]{0,20}\b(?:items?|units?|pieces?|boxes|pallets?|cartons?)|\bwrong quantity/,
  ],
  [
    'delivery',
    /\b(?:pas|jamais|non) (?:encore )?(?:ete )?livre|\b(?:pas|jamais) (?:encore )?recu (?:la |les |le |cette |notre |votre |nos |vos )?(?:marchandise|commande|colis|livraison|produit|materiel|article)|\b(?:never|not|n't)(?: yet)? (?:been )?(?:delivered|received (?:the |our |your |these |any )?(?:goods|order|delivery|parcel|shipment|items))/,
  ],
  [
    'late',
    /\bretard (?:de livraison|de chantier)|\blivree? (?:avec|en) (?:\d+ \w+ de )?retard|\bpenalites de retard\b[^.]{0,30}livraison|\b(?:late|delayed) delivery|\bdelivered (?:\w+ )?late/,
  ],
  [
    'price',
    /\b(?:prix|tarif|remise|montant|total|taux)\b[^.]{0,60}\b(?:erron|incorrect|faux|fausse|ne correspond|pas le bon|pas celui|pas appliquee?|n'a pas ete (?:applique|deduit)|different|trop eleve|oubliee?|superieur)|\b(?:price|amount|discount|rate|total)\b[^.]{0,60}\b(?:wrong|incorrect|does(?: not|n't) match|not (?:been )?applied|missing|too high|not what|higher than|differs?)|\b(?:wrong|incorrect) (?:price|amount|discount|rate)|\berreur de (?:prix|tarif|facturation|montant|tva)|\bovercharged\b|\bsurfactur/,
  ],
  [
    'order_no',
    /\b(?:numero|n°|bon|reference) de commande\b[^.]{0,40}\b(?:manqu|absent|pas indique|n'apparait|n'est pas|obligatoire|necessaire)|\b(?:sans|manque) (?:le |la |un |notre )?(?:numero|n°|bon|reference) (?:de bon )?de commande|\b(?:po|purchase order|order) (?:number|reference|no)\b[^.]{0,40}\b(?:missing|not (?:shown|quoted|stated)|required)|\b(?:without|missing|no) (?:a |the |our )?(?:po|purchase order)\b/,
  ],
  [
    'error',
    /\b(?:contest(?:e|ons|ation)|litige|pas d'accord|desaccord)\b|\berreur (?:sur|dans|d'adresse|administrative)|\berronee?\b|\bne (?:nous )?concerne pas\b|\bpas (?:ete )?commande\b|\bjamais commande\b|\brefus(?:e|ons) de (?:payer|regler)|\bdisput(?:e|ing)\b|\bdisagree\b|\bdo(?: not|n't) owe\b|\bnever ordered\b|\berror (?:on|in) (?:the|your|this) invoice|\bmistake (?:on|in)\b|\bnot our(?:s)? invoice\b|\bnot for us\b/,
  ],
]

/** The cause of a dispute that a sentence speaks of, the most exact first. */
export function causeSaid(plain: string): DisputeCause | null {
  if (/\b(?:sans|aucune?|pas de|plus de|no|without|any) (?:contestation|litige|dispute|erreur)/.test(plain)) return null
  if (/\b(?:litige|dispute)\b[^.]{0,20}\b(?:clos|regle|resolu|closed|resolved|settled)/.test(plain)) return null
  return CAUSES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

const INSOLVENCY =
  /\bredressement judiciaire\b|\bliquidation judiciaire\b|\b(?:mise|en|procedure de) liquidation\b|\bprocedure (?:de sauvegarde|collective)\b|\bmandataire judiciaire\b|\badministrateur judiciaire\b|\bliquidateur\b|\bcessation (?:des|de) paiements?\b|\bdepot de bilan\b|\bdepose (?:le |notre |son )?bilan\b|\bdeclar(?:er|ation)(?: de)? (?:votre |vos |la )?creances?\b|\binsolven(?:t|cy)\b|\bin administration\b|\badministrators? (?:has|have|was|were|appointed)|\bbankrupt(?:cy)?\b|\breceivership\b|\bchapter (?:11|7)\b|\bwinding[- ]up\b|\bliquidators?\b|\bin liquidation\b/
const OPT_OUT =
  /\bdesabonn|\bdesinscri|\bunsubscribe\b|^stop\W*$|\bne (?:plus|pas) (?:nous |m'|me )?(?:envoyer|adresser|ecrire|contacter|solliciter|relancer)[^.]{0,40}\b(?:par )?(?:mails?|e-?mails?|courriels?|messages?|sms|adresse)|\bne (?:souhait\w+|veu\w+|desir\w+) plus (?:recevoir|etre (?:contacte|sollicite))|\b(?:retir|supprim|enlev)\w+[^.]{0,30}\b(?:mon adresse|notre adresse|cette adresse|de (?:vos|votre) (?:listes?|fichiers?|bases?))|\bremove (?:me|us|my|our|this)\b[^.]{0,40}\b(?:list|address|database)|\bstop (?:e-?mailing|sending|writing|contacting)\b|\b(?:do not|don't|no longer) (?:e-?mail|contact|write to|want to receive)\b/
const ABSENCE =
  /\babsente?s?\b(?! (?:de|sur|du document))|\ben (?:conges?|vacances|arret (?:maladie|de travail)|deplacement)\b|\bconge (?:maternite|parental|paternite|maladie|annuel)|\bfermeture (?:annuelle|estivale)|\b(?:sommes|serons|est|sera) fermee?s?\b|\bde retour (?:le|a partir|au bureau|lundi|mardi|mercredi|jeudi|vendredi|fin|en|dans)|\bout of (?:the )?office\b|\bon (?:annual |maternity |sick |parental )?(?:leave|holiday|vacation)\b|\baway (?:from|until|on)\b|\b(?:i am|i'm|will be|be) back (?:on|in)\b|\boffice (?:is|will be) closed\b/
const DOCUMENT =
  /\b(?:duplicata|copie|double|exemplaire)s?\b[^.]{0,20}\b(?:de |d'|des |du )(?:la |l'|votre |cette |vos |ces )?(?:factures?|avoir|bon|bl\b|pieces?)|\b(?:merci|pouvez|pourriez|veuillez|priere|bien vouloir|besoin|possible|svp|attente)\b[^.]{0,70}\b(?:r?envoyer|transmettre|retransmettre|adresser|fournir|communiquer|parvenir|recevoir|r?envoi|copie|duplicata)\b[^.]{0,50}\b(?:factures?|releve|rib|iban|bon de livraison|bl\b|justificatif|preuve de livraison|bon de commande|kbis|copie|duplicata|la|les)\b|\b(?:pas|jamais) (?:encore )?(?:recu|trouve|eu) (?:la |cette |votre |l'|vos |ces |les |de |ladite |cette derniere )?(?:factures?|celle-ci)|\b(?:r?envoyez|transmettez|adressez|fournissez)[- ](?:moi|nous|la|les)\b|\bfacture[^.]{0,40}\b(?:pas|jamais|non) (?:ete )?(?:recue|parvenue)|\b(?:copy|copies|duplicate) of (?:the |your |this |these |that |all )?(?:invoices?|statement|delivery|order|proof)|\b(?:please|could you|can you|kindly|would you|need)\b[^.]{0,40}\b(?:re-?send|send|forward|provide|supply|share)\b[^.]{0,50}\b(?:invoices?|statement|bank details|proof of delivery|pod\b|copy|delivery note)|\b(?:never|not|n't) (?:yet )?(?:received|seen|got|had|find) (?:the |this |your |that |a copy of |any |these |those )+(?:invoices?|statement)/
const CONTACT =
  /\bnouve(?:au|aux|lle|lles) (?:adresse|mail|e-?mail|numero|coordonnees|contact|interlocut\w+|comptable)|\bchang\w+ (?:d'adresse|de (?:mail|numero|coordonnees|contact))|\b(?:desormais|dorenavant|a l'avenir|maintenant|plutot)\b[^.]{0,60}(?:@|\b(?:ecrire|contacter|adresser|envoyer|joindre)\b)|\b(?:ecri\w+|contact\w+|adress\w+|envoy\w+|joign\w+)\b[^.]{0,60}\b(?:desormais|dorenavant|a l'avenir)\b|\b(?:a quitte|ne (?:travaille|fait) plus|n'est plus|ne suis plus|ne m'occupe plus|ne s'occupe plus|plus en charge|parti a la retraite)|\bnew (?:e-?mail|address|number|contact|phone)|\b(?:from now on|in future|going forward|henceforth|instead)\b|\bno longer (?:work|with|in charge|handle|deal|employed|the right)|\bhas left\b|\bleft the company\b|\b(?:e-?mail|address|number) has changed\b|\bplease (?:update|change|use)\b[^.]{0,60}(?:@|\baddress|\bcontact|\bnumber)/

/** Whether a sentence says each thing. `dayOnly`: nothing but a day, after a word given in the sentence before. */
export const says = {
  promise: (plain: string): boolean => PROMISE.test(plain) && !NOT_PROMISED.test(plain),
  paid: (plain: string): boolean => PAID.test(plain) && !NOT_PAID.test(plain),
  insolvency: (plain: string): boolean =>
    INSOLVENCY.test(plain) && !/\bpas (?:encore )?en\b|\beviter\b|\bavoid\b|\bnot (?:in|under)\b/.test(plain),
  optOut: (plain: string): boolean => OPT_OUT.test(plain),
  absence: (plain: string): boolean => ABSENCE.test(plain) && !/\b(?:si|if) (?:je|i|vous|you|nous|we)\b/.test(plain),
  document: (plain: string): boolean =>
    DOCUMENT.test(plain) &&
    !/\bje vous (?:envoie|transmets|adresse|fais)|\bci-jointe?\b|\battached (?:is|are|please)|\bplease find\b|\bveuillez trouver/.test(
      plain,
    ),
  contact: (plain: string): boolean => CONTACT.test(plain),
  dayOnly: (plain: string): boolean => plain.length < 60 && !NEGATED.test(plain),
} as const
