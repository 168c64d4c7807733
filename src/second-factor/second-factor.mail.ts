/** What people are told by mail of their second factor. */
import type { NoticeWords } from '../accounts/account-notices.js';

/** Where the second factor is looked after. */
const PATH = '/account/devices';
const ACTION = {
  fr: { label: 'Voir mes appareils', path: PATH },
  en: { label: 'See my devices', path: PATH },
};
const OTHERWISE = {
  fr: 'Ce n’est pas vous\u00a0? Dans Mon compte → Appareils, déconnectez les autres appareils, et changez le mot de passe de votre courriel. Puis écrivez à l’administrateur du réseau.',
  en: 'It was not you? In My account → Devices, sign the other devices out, and change the password of your e-mail. Then write to the administrator of the network.',
};

export const secondFactorConfirmed: NoticeWords = {
  fr: (when) => ({
    subject: 'Un code de téléphone protège votre compte',
    paragraphs: [
      `Un second facteur a été mis en place ${when}\u00a0: à chaque connexion, un code de votre téléphone s’ajoute au lien reçu par courriel.`,
    ],
    action: ACTION.fr,
    otherwise: OTHERWISE.fr,
  }),
  en: (when) => ({
    subject: 'A code of a phone protects your account',
    paragraphs: [
      `A second factor was set up ${when}: each time you sign in, a code of your phone comes on top of the link sent by e-mail.`,
    ],
    action: ACTION.en,
    otherwise: OTHERWISE.en,
  }),
};

export const recoveryCodesRenewed: NoticeWords = {
  fr: (when) => ({
    subject: 'Vos codes de secours ont été remplacés',
    paragraphs: [`De nouveaux codes de secours ont été créés ${when}. Les précédents ne servent plus.`],
    action: ACTION.fr,
    otherwise: OTHERWISE.fr,
  }),
  en: (when) => ({
    subject: 'Your recovery codes were replaced',
    paragraphs: [`New recovery codes were made ${when}. The previous ones are of no use any more.`],
    action: ACTION.en,
    otherwise: OTHERWISE.en,
  }),
};

export function secondFactorRemoved(by: 'self' | 'operator'): NoticeWords {
  return {
    fr: (when) => ({
      subject: 'Votre compte n’a plus de second facteur',
      paragraphs: [
        `Le second facteur de votre compte a été retiré ${by === 'operator' ? 'par l’opérateur du service ' : ''}${when}. Le lien reçu par courriel suffit désormais pour entrer dans votre compte.`,
      ],
      action: ACTION.fr,
      otherwise: OTHERWISE.fr,
    }),
    en: (when) => ({
      subject: 'Your account has no second factor any more',
      paragraphs: [
        `The second factor of your account was removed ${by === 'operator' ? 'by the operator of the service ' : ''}${when}. The link sent by e-mail is now enough to enter your account.`,
      ],
      action: ACTION.en,
      otherwise: OTHERWISE.en,
    }),
  };
}
