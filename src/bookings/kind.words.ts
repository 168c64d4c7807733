import type { Language } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';

export const KIND: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  fr: {
    desk: 'poste',
    office: 'bureau',
    meeting_room: 'salle de réunion',
    training_room: 'salle de formation',
    videoconference_room: 'salle de visioconférence',
  },
  en: {
    desk: 'desk',
    office: 'private office',
    meeting_room: 'meeting room',
    training_room: 'training room',
    videoconference_room: 'videoconference room',
  },
};
