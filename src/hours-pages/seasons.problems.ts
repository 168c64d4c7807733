import { Problem, type ProblemContent } from '../platform/http/problem.js';

export function seasonGone(): Problem {
  return new Problem(SEASON_GONE);
}

/** There is nothing left to write over; what was typed may still be added. */
export function seasonGoneWhileWriting(): Problem {
  const detail = {
    fr: 'Ce que vous avez écrit est encore là. Regardez d’abord la liste des saisons\u00a0: ce que vous enregistrez ici s’y ajouterait.',
    en: 'What you wrote is still here. Look at the list of seasons first: what you save here would be added to it.',
  };
  return new Problem({ ...SEASON_GONE, detail });
}

const SEASON_GONE: ProblemContent = {
  status: 409,
  name: 'changed-meanwhile',
  title: {
    fr: 'Quelqu’un d’autre a changé ou retiré cette saison entre-temps. Rien n’a été enregistré.',
    en: 'Somebody else has changed or removed this season meanwhile. Nothing was saved.',
  },
};
