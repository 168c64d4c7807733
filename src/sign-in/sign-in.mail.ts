import type { NoticeWords } from '../accounts/account-notices.js';
import { letter, type Letter } from '../outbox/letter.js';
import type { Language } from '../platform/i18n/language.js';

export function signInLetter(language: Language, networkName: string, url: string): Letter {
  return letter({ language, networkName, ...(language === 'fr' ? french(url) : english(url)) });
}

/** For somebody who came by a provider that does not vouch for their address; or whose address another gave there. */
export function linkingLetter(
  language: Language,
  networkName: string,
  url: string,
  provider: string,
): Letter {
  const parts = language === 'fr' ? linkingInFrench(url, provider) : linkingInEnglish(url, provider);
  return letter({ language, networkName, ...parts });
}

/** To somebody who already had an account: it can be entered by this provider, too. */
export function identityLinked(provider: string): NoticeWords {
  return {
    fr: (when) => ({
      subject: `Votre compte est relié à ${provider}`,
      paragraphs: [
        `Votre compte a été relié à ${provider} ${when}. Vous pouvez désormais aussi vous connecter par là.`,
      ],
      action: { label: 'Voir mes appareils', path: '/account/devices' },
      otherwise:
        'Ce n’est pas vous\u00a0? Dans Mon compte → Appareils, déconnectez les autres appareils. Puis écrivez à l’administrateur du réseau.',
    }),
    en: (when) => ({
      subject: `Your account is connected to ${provider}`,
      paragraphs: [
        `Your account was connected to ${provider} ${when}. From now on you can sign in that way, too.`,
      ],
      action: { label: 'See my devices', path: '/account/devices' },
      otherwise:
        'It was not you? In My account → Devices, sign the other devices out. Then write to the administrator of the network.',
    }),
  };
}

function french(url: string) {
  return {
    subject: 'Votre lien pour vous connecter',
    greeting: 'Bonjour,',
    paragraphs: ['Voici le lien que vous avez demandé. Il vaut un quart d’heure et sert une seule fois.'],
    action: { label: 'Me connecter', url },
    after: [
      'Vous n’avez rien demandé\u00a0? Laissez ce message de côté\u00a0: sans le lien, personne n’entre chez vous.',
    ],
    footer: ['Ce message est parti parce que votre adresse a été saisie à la page de connexion.'],
  };
}

function english(url: string) {
  return {
    subject: 'Your link to sign in',
    greeting: 'Hello,',
    paragraphs: ['Here is the link that you asked for. It works for a quarter of an hour, and once.'],
    action: { label: 'Sign me in', url },
    after: ['You asked for nothing? Leave this message aside: without the link nobody gets in.'],
    footer: ['This message was sent because your address was typed on the sign-in page.'],
  };
}

function linkingInFrench(url: string, provider: string) {
  return {
    subject: `Votre lien pour relier votre compte à ${provider}`,
    greeting: 'Bonjour,',
    paragraphs: [
      `Quelqu’un est passé par ${provider} avec votre adresse. Si c’est vous, voici le lien pour relier votre compte à ${provider}. Il vaut un quart d’heure et sert une seule fois.`,
      `Ouvrez-le dans le navigateur où vous avez choisi ${provider}\u00a0: ailleurs, il vous connecte sans rien relier.`,
    ],
    action: { label: 'Relier mon compte', url },
    after: [
      `Vous n’êtes pas passé par ${provider}\u00a0? Laissez ce message de côté\u00a0: sans le lien, personne n’entre chez vous.`,
    ],
    footer: [`Ce message est parti parce que ${provider} nous a donné votre adresse.`],
  };
}

function linkingInEnglish(url: string, provider: string) {
  return {
    subject: `Your link to connect your account to ${provider}`,
    greeting: 'Hello,',
    paragraphs: [
      `Somebody came by ${provider} with your address. If it is you, here is the link to connect your account to ${provider}. It works for a quarter of an hour, and once.`,
      `Open it in the browser in which you chose ${provider}: elsewhere it signs you in and connects nothing.`,
    ],
    action: { label: 'Connect my account', url },
    after: [`You did not use ${provider}? Leave this message aside: without the link nobody gets in.`],
    footer: [`This message was sent because ${provider} has given us your address.`],
  };
}
