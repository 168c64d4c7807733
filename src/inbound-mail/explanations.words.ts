/** What somebody is told whose calendar has declined, when the booking stays all the same. */
import type { Language } from '../platform/i18n/language.js';

/** `changed`: since the version that was declined. `too-late`: it can no longer be cancelled. */
export type Why = 'changed' | 'too-late';

export interface ExplanationWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly after: readonly string[];
}

export interface SharedWords {
  readonly greeting: (name: string | null) => string;
  readonly telecentre: string;
  readonly when: string;
  readonly phone: string;
  readonly see: string;
  readonly footer: string;
}

export const EXPLANATIONS: Readonly<Record<Why, Readonly<Record<Language, ExplanationWords>>>> = {
  changed: {
    fr: {
      subject: 'La réservation a changé entre-temps, rien n’est annulé',
      paragraphs: [
        'Votre agenda nous a répondu que vous ne viendrez pas. Mais la réservation a changé depuis l’invitation à laquelle il répond\u00a0: nous n’avons rien annulé. La voici telle qu’elle est maintenant.',
      ],
      after: [
        'Si vous ne venez pas, ouvrez votre réservation et annulez-la\u00a0: la place servira à quelqu’un.',
      ],
    },
    en: {
      subject: 'The booking has changed in the meantime, nothing is cancelled',
      paragraphs: [
        'Your calendar has answered that you will not come. But the booking has changed since the invitation that it answers: we have cancelled nothing. Here it is as it now stands.',
      ],
      after: ['If you do not come, open your booking and cancel it: somebody else can use the place.'],
    },
  },
  'too-late': {
    fr: {
      subject: 'Trop tard pour annuler\u00a0: votre réservation tient toujours',
      paragraphs: [
        'Votre agenda nous a répondu que vous ne viendrez pas. Mais le délai pour annuler est passé\u00a0: la réservation tient toujours, même si votre agenda ne la montre plus.',
      ],
      after: ['Si vous ne venez pas, prévenez le télécentre\u00a0: la place servira peut-être à quelqu’un.'],
    },
    en: {
      subject: 'Too late to cancel: your booking stands',
      paragraphs: [
        'Your calendar has answered that you will not come. But the time to cancel has passed: the booking stands, even if your calendar no longer shows it.',
      ],
      after: ['If you do not come, tell the telecentre: perhaps somebody else can use the place.'],
    },
  },
};

export const SHARED: Readonly<Record<Language, SharedWords>> = {
  fr: {
    greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
    telecentre: 'Télécentre',
    when: 'Quand',
    phone: 'Téléphone',
    see: 'Voir ma réservation',
    footer: 'Vous recevez ce courriel parce que votre agenda a répondu à l’une de nos invitations.',
  },
  en: {
    greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
    telecentre: 'Telecentre',
    when: 'When',
    phone: 'Telephone',
    see: 'See my booking',
    footer: 'You receive this mail because your calendar has answered one of our invitations.',
  },
};
