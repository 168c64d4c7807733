import type { FileError } from '../network-file/read.js';
import { Problem } from '../platform/http/problem.js';
import type { OutsideBooking } from '../network-file/outside-hours.js';

export function changedMeanwhile(): Problem {
  return new Problem({
    status: 409,
    name: 'changed-meanwhile',
    title: {
      fr: 'Quelqu’un d’autre a changé cela pendant que vous écriviez. Rien n’a été enregistré.',
      en: 'Somebody else has changed this while you were writing. Nothing was saved.',
    },
    detail: {
      fr: 'Ce que vous avez écrit est encore là. Regardez dans l’historique ce qui a changé, puis enregistrez à nouveau si c’est bien ce que vous voulez.',
      en: 'What you wrote is still here. Look in the history for what has changed, then save again if this is what you want.',
    },
  });
}

/** A rule of the network, or bookings, stand against it. */
export function networkRefused(errors: readonly FileError[]): Problem {
  return new Problem({
    status: 422,
    name: 'network-refused',
    title: {
      fr: 'Ce changement n’est pas possible. Rien n’a été enregistré.',
      en: 'This change is not possible. Nothing was saved.',
    },
    members: { refusals: errors },
  });
}

export function leavesBookingsOutside(bookings: readonly OutsideBooking[]): Problem {
  return new Problem({
    status: 409,
    name: 'bookings-outside-hours',
    title: {
      fr: 'Des réservations seraient en dehors des nouveaux horaires. Rien n’est encore enregistré.',
      en: 'Some bookings would be outside the new hours. Nothing is saved yet.',
    },
    members: { bookings },
  });
}
