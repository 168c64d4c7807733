/** What the pages of the second factor say. */
import type { Words } from '../platform/i18n/language.js';

export const SECOND_FACTOR_WORDS = {
  title: {
    fr: 'Second facteur\u00a0: le code de votre téléphone',
    en: 'Second factor: the code of your phone',
  },
  why: {
    fr: 'Vous avez accès à des informations sur d’autres personnes. À chaque connexion, un code de votre téléphone s’ajoute donc au lien reçu par courriel.',
    en: 'You can see information about other people. Each time you sign in, a code from your phone therefore comes on top of the link sent by e-mail.',
  },
  whyOptional: {
    fr: 'Votre compte peut être mieux protégé\u00a0: à chaque connexion, un code de votre téléphone s’ajoute alors au lien reçu par courriel. Rien ne vous y oblige.',
    en: 'Your account can be better protected: each time you sign in, a code from your phone then comes on top of the link sent by e-mail. Nothing obliges you to.',
  },
  begin: { fr: 'Mettre en place', en: 'Set up' },
  beginAnew: { fr: 'Recommencer avec un autre code QR', en: 'Start again with another QR code' },
  scan: {
    fr: 'Ouvrez sur votre téléphone une application de codes (par exemple FreeOTP, Aegis ou celle de votre gestionnaire de mots de passe), puis photographiez ce code QR avec elle.',
    en: 'On your phone, open an application for codes (such as FreeOTP, Aegis or that of your password manager) and scan this QR code with it.',
  },
  qrCode: {
    fr: 'Code QR à photographier avec votre application de codes',
    en: 'QR code to scan with your application for codes',
  },
  typeInstead: {
    fr: 'Pas d’appareil photo\u00a0? Saisissez cette clé dans l’application\u00a0:',
    en: 'No camera? Type this key into the application:',
  },
  firstCode: {
    fr: 'Saisissez maintenant le code à 6\u00a0chiffres qu’elle affiche',
    en: 'Now type the 6-digit code that it shows',
  },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  recoveryCodes: { fr: 'Vos codes de secours', en: 'Your recovery codes' },
  recoveryCodesOnce: {
    fr: 'Imprimez ou recopiez ces codes, et gardez-les loin de votre téléphone\u00a0: ils ne seront plus affichés. Si vous perdez votre téléphone, chacun permet de vous connecter une fois.',
    en: 'Print or copy these codes and keep them away from your phone: they will not be shown again. If you lose your phone, each of them lets you sign in once.',
  },
  goOn: { fr: 'J’ai noté mes codes, continuer', en: 'I have kept my codes, go on' },
  given: {
    fr: 'Votre second facteur est en place, et vous avez donné votre code sur cet appareil.',
    en: 'Your second factor is set up, and you have given your code on this device.',
  },
  toAccount: { fr: 'Revenir à mon compte', en: 'Back to my account' },
  renewRecoveryCodes: { fr: 'Créer de nouveaux codes de secours', en: 'Make new recovery codes' },
  renewalVoidsOldOnes: {
    fr: 'De nouveaux codes de secours annulent les précédents.',
    en: 'New recovery codes void the previous ones.',
  },
  code: { fr: 'Code à 6\u00a0chiffres, ou code de secours', en: '6-digit code, or recovery code' },
  codeHint: {
    fr: 'L’application de codes de votre téléphone l’affiche\u00a0; il change toutes les 30\u00a0secondes.',
    en: 'The application for codes on your phone shows it; it changes every 30 seconds.',
  },
  lostPhone: {
    fr: 'Téléphone perdu\u00a0? Saisissez l’un de vos codes de secours. Si vous n’en avez plus, écrivez à l’administrateur du réseau.',
    en: 'Lost your phone? Type one of your recovery codes. If you have none left, write to the administrator of the network.',
  },
  verify: { fr: 'Continuer', en: 'Continue' },
  changeOrRemove: {
    fr: 'Changer de téléphone ou retirer le second facteur',
    en: 'Change phones or remove the second factor',
  },
  removal: {
    fr: 'Pour changer de téléphone, retirez le second facteur, puis mettez-le en place sur le nouveau. Sans lui, votre lien de connexion suffit pour entrer dans votre compte.',
    en: 'To change phones, remove the second factor and set it up on the new one. Without it, your sign-in link is enough to enter your account.',
  },
  remove: { fr: 'Retirer le second facteur', en: 'Remove the second factor' },
  roleSleeps: {
    fr: 'Votre rôle de coordinateur ou d’administrateur dort alors jusqu’à ce que vous en mettiez un autre en place.',
    en: 'Your role of coordinator or administrator then sleeps until you set up another one.',
  },
  demo: {
    fr: 'Compte de démonstration\u00a0: aucun téléphone n’affiche son code, cette page le fait à sa place. Elle ne le montre que sur la machine du service.',
    en: 'Demonstration account: no phone shows its code, so this page does. It does so only on the machine of the service.',
  },
  demoCode: { fr: 'Code du moment\u00a0:', en: 'Code of the moment:' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Il vous reste 3 codes de secours.` */
export function recoveryCodesLeftInWords(count: number): Words {
  if (count === 0)
    return {
      fr: 'Il ne vous reste aucun code de secours\u00a0: créez-en de nouveaux.',
      en: 'You have no recovery codes left: make new ones.',
    };
  return {
    fr: `Il vous reste ${count}\u00a0code${count > 1 ? 's' : ''} de secours.`,
    en: `You have ${count}\u00a0recovery code${count > 1 ? 's' : ''} left.`,
  };
}
