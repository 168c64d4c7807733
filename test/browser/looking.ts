/** What can be seen of a page, or cannot: by a machine, and by somebody who only has a keyboard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The policy of the pages refuses the checker itself: the context must have been made with `bypassCSP`. */
export async function faultsOf(page: Page): Promise<string[]> {
  const isThere = await page.evaluate<boolean>(`'axe' in window`);
  if (!isThere) await page.evaluate(AXE);
  return page.evaluate<string[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'], preload: false }).then((result) =>
      result.violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)))`,
  );
}

const SHOTS = path.resolve(import.meta.dirname, '../output/screenshots');

/** To be looked at by people. */
export async function keepShot(page: Page, name: string): Promise<void> {
  // The same page has the same picture in each run, whatever its booking is called in this one.
  const nameOfPage = name
    .replace(/booking\/[\w-]{20,}/, 'booking')
    .replace(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/, 'reference');
  const file = `${nameOfPage.replaceAll(/[^\w=.-]+/g, '_').slice(0, 100)}.png`;
  await page.screenshot({ path: path.join(SHOTS, file), fullPage: true, animations: 'disabled' });
}

export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}

export interface Misplaced {
  readonly isTooWide: boolean;
  /** Words that do not fit where they stand: cut off, or lying over the edge of the screen. What rolls sideways by itself may. */
  readonly cut: readonly string[];
}

/** All of it at once: each question to a browser is a way there and back. */
export function misplacedOn(page: Page): Promise<Misplaced> {
  return page.evaluate<Misplaced>(`((rolls) => ({ isTooWide: document.documentElement.scrollWidth > innerWidth, cut: [...document.body.querySelectorAll('*')].filter((one) => {
    const { width, height, right, left } = one.getBoundingClientRect();
    if (width < 2 || height < 2) return false;
    const { overflowX, overflowY, visibility } = getComputedStyle(one);
    if (visibility === 'hidden' || !one.checkVisibility() || one.closest('.unseen, .skip, svg') || rolls(one.parentElement)) return false;
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    const isField = one.matches('input, select, textarea');
    const cut = !isField && ((hides(overflowX) && one.scrollWidth > one.clientWidth + 1) || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1));
    return cut || right > innerWidth + 1 || left < -1;
  }).map((one) => one.tagName + '.' + one.className + ': ' + one.textContent.trim().slice(0, 40)) }))(
    function rolls(one) {
      return one !== null && one !== document.body && (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || rolls(one.parentElement));
    })`);
}

/** The words of half-days that stand on several lines, or beside others where there is no room: nobody can read single letters. */
export function brokenOn(page: Page): Promise<string[]> {
  return page.evaluate<
    string[]
  >(`[...document.querySelectorAll('.half-day :is(.part, .state, .hours)')].filter((one) => {
    const { height } = one.getBoundingClientRect();
    const isWord = one.matches('.part, .state');
    return (isWord && height > 1.9 * parseFloat(getComputedStyle(one).fontSize)) || one.scrollWidth > one.parentElement.clientWidth;
  }).map((one) => one.textContent)`);
}

/** Tabs to the element, as a person would, and sees at each step where they are; never finding it is a fault. */
export async function reach(page: Page, wanted: string | Locator): Promise<void> {
  const goal = (typeof wanted === 'string' ? page.locator(wanted) : wanted).first();
  for (let presses = 0; presses < 80; presses++) {
    if (await goal.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
    const unseen = await focusThatNobodySeesYet(page);
    if (unseen !== null) throw new Error(`Nobody sees the focus on ${unseen} of ${page.url()}`);
  }
  throw new Error(`${String(wanted)} cannot be reached by keyboard on ${page.url()}`);
}

/** A page that rolls to where the focus is, and a ring that appears softly, are given a quarter of a second. */
async function focusThatNobodySeesYet(page: Page): Promise<string | null> {
  for (let looks = 0; looks < 4; looks++) {
    if ((await focusThatNobodySees(page)) === null) return null;
    await page.waitForTimeout(60);
  }
  return focusThatNobodySees(page);
}

/** Null when it can be seen: an outline or a shadow, within the screen. */
function focusThatNobodySees(page: Page): Promise<string | null> {
  return page.evaluate<string | null>(`(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return null;
    // A box is as good as its label, which is what people see of it.
    const looks = [one, ...(one.labels ?? [])].map((shown) => getComputedStyle(shown));
    const isMarked = looks.some(({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none');
    const { top, bottom, left, right } = one.getBoundingClientRect();
    const isThere = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return isMarked && isThere ? null : one.outerHTML.slice(0, 200);
  })()`);
}
