package cleave.app.broken.status.api;

import cleave.app.broken.platform.auth.Token;

/** An event that cannot be read without the platform. */
public record StatusWritten(Token token) {}
