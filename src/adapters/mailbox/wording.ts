import type { Sentence } from '../../kernel/wording.ts'

/** What can go wrong between us and a mailbox, said to the person who types its settings. */
export const mailboxWording = {
  hostUnknown: {
    fr: 'Le serveur « {host} » est introuvable : ce nom est inconnu. Vérifiez le nom du serveur de réception (IMAP) auprès de votre fournisseur.',
    en: 'Server “{host}” cannot be found: the name is unknown. Check the incoming (IMAP) server name with your provider.',
  },
  portClosed: {
    fr: 'Rien ne répond sur {host}, port {port}. Vérifiez le port (993 le plus souvent) et que votre pare-feu laisse sortir cette connexion.',
    en: 'Nothing answers on {host}, port {port}. Check the port (usually 993) and that your firewall lets this connection out.',
  },
  timedOut: {
    fr: '{host}, port {port}, n’a pas répondu à temps. Vérifiez le port et le mode de sécurité : un serveur en TLS direct (993) reste muet si l’on attend STARTTLS.',
    en: '{host}, port {port}, did not answer in time. Check the port and the security mode: a server in direct TLS (993) stays silent when STARTTLS is expected.',
  },
  certificate: {
    fr: 'La connexion chiffrée à {host} est refusée : son certificat n’est pas digne de confiance ({reason}). Vérifiez le nom du serveur, ou ajoutez le certificat de votre autorité interne.',
    en: 'The encrypted connection to {host} is refused: its certificate cannot be trusted ({reason}). Check the server name, or add the certificate of your internal authority.',
  },
  tls: {
    fr: '{host}, port {port}, ne parle pas TLS comme demandé ({reason}). Choisissez « TLS » pour le port 993, « STARTTLS » pour le port 143.',
    en: '{host}, port {port}, does not speak TLS as asked ({reason}). Choose “TLS” for port 993, “STARTTLS” for port 143.',
  },
  noStarttls: {
    fr: '{host}, port {port}, ne propose pas STARTTLS. Choisissez « TLS » (port 993), ou demandez à votre fournisseur le bon port.',
    en: '{host}, port {port}, does not offer STARTTLS. Choose “TLS” (port 993), or ask your provider for the right port.',
  },
  loginRefused: {
    fr: '{host} refuse l’identifiant ou le mot de passe ({response}). Vérifiez-les ; beaucoup de fournisseurs exigent un mot de passe d’application.',
    en: '{host} refuses the user name or password ({response}). Check them; many providers require an application password.',
  },
  folderUnknown: {
    fr: 'La boîte n’a pas de dossier « {folder} » sur {host}. Écrivez INBOX pour la boîte de réception.',
    en: 'The mailbox has no folder “{folder}” on {host}. Write INBOX for the inbox.',
  },
  notMail: {
    fr: '{host}, port {port}, n’est pas un serveur de réception (IMAP), ou refuse notre connexion ({response}). Vérifiez le serveur et le port.',
    en: '{host}, port {port}, is not an incoming mail server (IMAP), or refuses our connection ({response}). Check server and port.',
  },
  lost: {
    fr: 'La lecture de la boîte sur {host} s’est interrompue ({response}). Rien n’est perdu : elle reprend à la prochaine relève.',
    en: 'Reading the mailbox on {host} was interrupted ({response}). Nothing is lost: it goes on with the next visit.',
  },
} as const satisfies Record<string, Sentence>
