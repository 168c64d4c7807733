/** What the hosts of a telecentre are told when its hours wait for them. */
import type { NoticeWords } from '../accounts/account-notices.js';

export const HOURS_TO_CONFIRM = 'hours-to-confirm';

export function hoursToConfirm(name: string, path: string): NoticeWords {
  return {
    fr: () => ({
      subject: `Les horaires de «\u00a0${name}\u00a0» vous attendent`,
      paragraphs: [
        `«\u00a0${name}\u00a0» est prêt dans le réseau des télécentres. Avant que quelqu’un puisse y réserver, regardez ses horaires et confirmez-les\u00a0: une page, un bouton.`,
        'Si quelque chose n’est pas juste, répondez à votre coordinateur\u00a0: il corrige, et vous confirmez ensuite.',
      ],
      action: { label: 'Voir les horaires et les confirmer', path },
      otherwise: 'Vous n’accueillez personne à cet endroit\u00a0? Écrivez à l’administrateur du réseau.',
    }),
    en: () => ({
      subject: `The hours of “${name}” are waiting for you`,
      paragraphs: [
        `“${name}” is ready in the network of telecentres. Before anybody can book there, look at its hours and confirm them: one page, one button.`,
        'If something is not right, answer your coordinator: they put it right, and you confirm afterwards.',
      ],
      action: { label: 'See the hours and confirm them', path },
      otherwise: 'You receive nobody at that place? Write to the administrator of the network.',
    }),
  };
}
