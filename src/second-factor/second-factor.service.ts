import { Injectable } from '@nestjs/common';
import { AccountNotices } from '../accounts/account-notices.js';
import { Attempts, tooManyAttempts, type Limit } from '../accounts/attempts.js';
import { hashOfToken } from '../accounts/random-token.js';
import { remember } from '../audit/audit-trail.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { qrSvg } from '../platform/web/qr-code.js';
import {
  codeOf,
  enrolmentUri,
  inGroups,
  newSecret,
  readOneTimeCode,
  stepAt,
  stepOf,
} from './one-time-code.js';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.js';
import { recoveryCodesRenewed, secondFactorConfirmed } from './second-factor.mail.js';
import { alreadyConfirmed, noSecondFactor, wrongCode } from './second-factor.problems.js';
import {
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  findSecondFactor,
  pseudonymOf,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
  type SecondFactor,
} from './second-factor.queries.js';
import { SECOND_FACTOR_WORDS } from './second-factor.words.js';

/** `begun`: the session has a secret, but no code has yet shown that it is in somebody's telephone. */
export type SecondFactorState = 'none' | 'begun' | 'confirmed';

/** What brings the secret into a telephone. */
export interface Enrolment {
  /** In groups of four, for typing. */
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
}

export interface RecoveryCodes {
  /** Shown once; they cannot be read again. */
  readonly recoveryCodes: readonly string[];
}

interface TryLimit {
  readonly kind: string;
  readonly limit: Limit;
}

/**
 * Three codes of a million are right at any moment. Five tries in a quarter of an hour, kept up day and night, would find
 * one within a year with four chances in ten; thirty a day, with three in a hundred. Right codes count too, or a hundred
 * tries at once would all be made before one is counted.
 */
const CODE_LIMITS: readonly TryLimit[] = [
  { kind: 'second-factor', limit: { most: 5, minutes: 15 } },
  { kind: 'second-factor-of-day', limit: { most: 30, minutes: 24 * 60 } },
];
/** Counted apart: a thief who guesses at codes shall not shut out the owner. 80 bits are not guessed at any such pace. */
const RECOVERY_CODE_LIMITS: readonly TryLimit[] = [
  { kind: 'recovery-code', limit: { most: 20, minutes: 15 } },
];

/** So that a sealed secret is of no use anywhere else. */
const PURPOSE = 'totp';

/**
 * A secret that is begun belongs to the session in which it was: whoever has only read somebody's mail would otherwise
 * begin one, keep it, and wait until the owner confirms it. The demonstration begins in no session: null.
 */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: SecretBox,
    private readonly attempts: Attempts,
    private readonly notices: AccountNotices,
  ) {}

  async stateOf(accountId: string, sessionId: string | null = null): Promise<SecondFactorState> {
    const factor = await this.find(accountId, sessionId);
    if (factor === undefined) return 'none';
    return factor.confirmed ? 'confirmed' : 'begun';
  }

  /** Makes a secret; one that was begun and never confirmed, here or in another session, is forgotten. */
  async begin(
    accountId: string,
    sessionId: string | null,
    email: string,
    language: Language,
  ): Promise<Enrolment> {
    const secret = newSecret();
    const enrolment = { session: sessionId, sealedSecret: this.secrets.seal(secret, PURPOSE) };
    const begun = await beginSecondFactor(this.database, accountId, enrolment, this.clock.now());
    if (!begun) throw alreadyConfirmed();
    return enrolmentOf(secret, email, language);
  }

  /** The enrolment that was begun, again. Null when there is none, and once it is confirmed: then nobody sees it more. */
  async begun(
    accountId: string,
    sessionId: string,
    email: string,
    language: Language,
  ): Promise<Enrolment | null> {
    const factor = await this.find(accountId, sessionId);
    if (factor === undefined || factor.confirmed) return null;
    const secret = this.secretIn(factor);
    return secret === null ? null : enrolmentOf(secret, email, language);
  }

  /**
   * The first right code proves that the telephone has the secret. Tries are not counted: whoever may try was shown it,
   * and of a confirmed secret no code is looked at here.
   */
  async confirm(accountId: string, sessionId: string | null, code: string): Promise<RecoveryCodes> {
    const factor = await this.find(accountId, sessionId);
    if (factor === undefined) throw noSecondFactor();
    if (factor.confirmed) throw alreadyConfirmed();
    const step = this.stepOf(factor, code);
    if (step === undefined) throw wrongCode();

    const proof = { sealedSecret: factor.sealedSecret, step };
    const recoveryCodes = newRecoveryCodes();
    const hashes = recoveryCodes.map(hashOfToken);
    const now = this.clock.now();
    const confirmed = await this.database.transaction(async (sql) => {
      const done = await confirmSecondFactor(sql, accountId, proof, hashes, now);
      if (!done) return false;
      const pseudonym = await pseudonymOf(sql, accountId);
      const entry = { action: 'second-factor.confirmed', actor: pseudonym, subject: pseudonym } as const;
      await remember(sql, entry, now);
      await this.notices.tell(sql, accountId, 'second-factor-confirmed', secondFactorConfirmed, now);
      return true;
    });
    if (confirmed) {
      this.notices.send();
      return { recoveryCodes };
    }
    // In the meantime another request confirmed it, or began anew and this secret is gone.
    throw (await this.stateOf(accountId)) === 'confirmed' ? alreadyConfirmed() : wrongCode();
  }

  /**
   * Whether this is the telephone's code or one of the recovery codes, never used before; it is used then. The code that
   * confirmed is used, too.
   */
  async verify(accountId: string, code: string): Promise<boolean> {
    const recoveryCode = readRecoveryCode(code);
    if (recoveryCode !== undefined) return this.verifyRecoveryCode(accountId, recoveryCode);
    await this.countTry(accountId, CODE_LIMITS);

    const factor = await findSecondFactor(this.database, accountId);
    if (factor?.confirmed !== true) return false;
    const step = this.stepOf(factor, code);
    return step !== undefined && (await takeStep(this.database, accountId, step));
  }

  /** A right one is never refused, whoever has tried before: nobody guesses 80 bits, and it is the owner's last way in. */
  private async verifyRecoveryCode(accountId: string, recoveryCode: string): Promise<boolean> {
    if (await takeRecoveryCode(this.database, accountId, hashOfToken(recoveryCode), this.clock.now()))
      return true;
    await this.countTry(accountId, RECOVERY_CODE_LIMITS);
    return false;
  }

  /** Ten new ones; what is left of the old is void. */
  async renewRecoveryCodes(accountId: string): Promise<RecoveryCodes> {
    const recoveryCodes = newRecoveryCodes();
    const hashes = recoveryCodes.map(hashOfToken);
    const renewed = await this.database.transaction(async (sql) => {
      if (!(await replaceRecoveryCodes(sql, accountId, hashes))) return false;
      await this.notices.tell(
        sql,
        accountId,
        'recovery-codes-renewed',
        recoveryCodesRenewed,
        this.clock.now(),
      );
      return true;
    });
    if (!renewed) throw noSecondFactor();
    this.notices.send();
    return { recoveryCodes };
  }

  async recoveryCodesLeft(accountId: string): Promise<number> {
    return countRecoveryCodes(this.database, accountId);
  }

  /** The next code that will be taken: for demonstration accounts only, which the caller makes sure of. */
  async currentCode(accountId: string): Promise<string | null> {
    const factor = await findSecondFactor(this.database, accountId);
    const secret = factor === undefined ? null : this.secretIn(factor);
    if (factor === undefined || secret === null) return null;
    // A visitor who signs in twice within half a minute needs the code that follows.
    const step = Math.max(stepAt(this.clock.now()), (factor.lastStep ?? 0) + 1);
    return codeOf(secret, step);
  }

  /** What somebody in this session has to do with: one that is begun in another is none. */
  private async find(accountId: string, sessionId: string | null): Promise<SecondFactor | undefined> {
    const factor = await findSecondFactor(this.database, accountId);
    return factor === undefined || factor.confirmed || factor.begunIn === sessionId ? factor : undefined;
  }

  private async countTry(accountId: string, limits: readonly TryLimit[]): Promise<void> {
    for (const { kind, limit } of limits) {
      const taken = await this.attempts.take(kind, accountId, limit);
      if (!taken.allowed) throw tooManyAttempts(taken);
    }
  }

  private stepOf(factor: SecondFactor, text: string): number | undefined {
    const code = readOneTimeCode(text);
    const secret = this.secretIn(factor);
    if (code === undefined || secret === null) return undefined;
    return stepOf(secret, code, this.clock.now());
  }

  /** Null when the key that sealed it is lost. No code is right then, but recovery codes are, and lead to a new secret. */
  private secretIn({ sealedSecret }: SecondFactor): string | null {
    try {
      return this.secrets.open(sealedSecret, PURPOSE);
    } catch {
      return null;
    }
  }
}

function enrolmentOf(secret: string, email: string, language: Language): Enrolment {
  const uri = enrolmentUri(secret, email);
  return { secret: inGroups(secret), uri, qrSvg: qrSvg(uri, SECOND_FACTOR_WORDS.qrCode[language]) };
}
