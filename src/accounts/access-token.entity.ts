import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

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

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
