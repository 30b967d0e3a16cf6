import type { Sentence } from '../../kernel/wording.ts'

/** What can go wrong between us and a mail server, said to the person who types its settings. */
export const wording = {
  hostUnknown: {
    fr: 'Le serveur « {host} » est introuvable : ce nom est inconnu. Vérifiez le nom du serveur d’envoi (SMTP) auprès de votre fournisseur.',
    en: 'Server “{host}” cannot be found: the name is unknown. Check the outgoing (SMTP) server name with your provider.',
  },
  portClosed: {
    fr: 'Rien ne répond sur {host}, port {port}. Vérifiez le port (465 ou 587 le plus souvent) et que votre pare-feu laisse sortir cette connexion.',
    en: 'Nothing answers on {host}, port {port}. Check the port (usually 465 or 587) and that your firewall lets this connection out.',
  },
  timedOut: {
    fr: "{host}, port {port}, n'a pas répondu à temps. Vérifiez le port et le mode de sécurité : un serveur en TLS direct (465) reste muet si l'on attend STARTTLS.",
    en: '{host}, port {port}, did not answer in time. Check the port and the security mode: a server in direct TLS (465) stays silent when STARTTLS is expected.',
  },
  certificate: {
    fr: "La connexion chiffrée à {host} est refusée : son certificat n'est pas digne de confiance ({reason}). Vérifiez le nom du serveur, ou ajoutez le certificat de votre autorité interne.",
    en: 'The encrypted connection to {host} is refused: its certificate cannot be trusted ({reason}). Check the server name, or add the certificate of your internal authority.',
  },
  tls: {
    fr: '{host}, port {port}, ne parle pas TLS comme demandé ({reason}). Choisissez « TLS » pour le port 465, « STARTTLS » pour le port 587.',
    en: '{host}, port {port}, does not speak TLS as asked ({reason}). Choose “TLS” for port 465, “STARTTLS” for port 587.',
  },
  noStarttls: {
    fr: '{host}, port {port}, ne propose pas STARTTLS. Choisissez « TLS » (port 465), ou demandez à votre fournisseur le bon port.',
    en: '{host}, port {port}, does not offer STARTTLS. Choose “TLS” (port 465), or ask your provider for the right port.',
  },
  loginRefused: {
    fr: "{host} refuse l'identifiant ou le mot de passe ({response}). Vérifiez-les ; beaucoup de fournisseurs exigent un mot de passe d'application.",
    en: '{host} refuses the user name or password ({response}). Check them; many providers require an application password.',
  },
  loginMissing: {
    fr: "{host} ne propose pas l'authentification sur cette connexion. Choisissez un mode chiffré, ou retirez l'identifiant si le serveur n'en demande pas.",
    en: '{host} offers no authentication on this connection. Choose an encrypted mode, or remove the user name if the server wants none.',
  },
  notMail: {
    fr: "{host}, port {port}, n'est pas un serveur d'envoi de courrier, ou refuse notre connexion ({response}). Vérifiez le serveur et le port.",
    en: '{host}, port {port}, is not an outgoing mail server, or refuses our connection ({response}). Check server and port.',
  },
} as const satisfies Record<string, Sentence>
