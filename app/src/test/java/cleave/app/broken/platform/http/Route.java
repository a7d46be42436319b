package cleave.app.broken.platform.http;

import cleave.app.broken.platform.auth.Token;
import cleave.app.broken.user.Accounts;

/** Leads to another part of the platform that leads back, and knows a module. */
public record Route(Token token, Accounts accounts) {}
