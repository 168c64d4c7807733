import { AccessTokensService, type IssuedToken, type NewToken } from '../accounts/access-tokens.service.js';
import type { Settings } from '../platform/config/settings.js';
import { withApp } from './app-context.js';

export async function issueToken(settings: Settings, email: string, wish: NewToken): Promise<IssuedToken> {
  return withApp(settings, (app) => app.get(AccessTokensService).issueTo(email, wish));
}
