import { Problem } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import type { Outcome } from './request.js';

/** Another host, whoever asked, or the clock was quicker. */
export function alreadyAnswered(outcome: Exclude<Outcome, 'waiting'>): Problem {
  return new Problem({
    status: 409,
    name: 'already-answered',
    title: ALREADY[outcome],
    members: { outcome },
  });
}

const ALREADY: Readonly<Record<Exclude<Outcome, 'waiting'>, Words>> = {
  approved: {
    fr: 'Cette demande a déjà été acceptée.',
    en: 'This request has been agreed to already.',
  },
  declined: {
    fr: 'Cette demande a déjà été refusée.',
    en: 'This request has been declined already.',
  },
  withdrawn: {
    fr: 'Cette demande a été retirée entre-temps.',
    en: 'This request has been withdrawn meanwhile.',
  },
  cancelled: {
    fr: 'Cette demande a été annulée par l’accueil entre-temps.',
    en: 'This request has been cancelled by the reception meanwhile.',
  },
  lapsed: {
    fr: 'Le délai pour répondre est passé\u00a0; la place a été rendue.',
    en: 'The time to answer has run out; the place has been given back.',
  },
};
