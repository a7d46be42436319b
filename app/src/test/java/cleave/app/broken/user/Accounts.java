package cleave.app.broken.user;

import cleave.app.broken.status.Feed;
import java.util.logging.Logger;

/** Sees the inside of another module that sees this one's, and logs as nobody may. */
public record Accounts(Feed feed, Logger logger) {}
