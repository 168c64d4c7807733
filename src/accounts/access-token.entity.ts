import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { TokenScope } from '../permissions/permissions.js';

/** Lets a program act for an account. Of the token itself only the SHA-256 is kept. */
@Entity('access_token')
export class AccessToken {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('bytea')
  hash!: Buffer;

  @Column('text')
  label!: string;

  @Column('text', { array: true })
  scopes!: TokenScope[];

  /** It was made by somebody who had given their second factor: only then may it act in the roles that ask for one. */
  @Column('boolean', { name: 'second_factor' })
  secondFactor!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
