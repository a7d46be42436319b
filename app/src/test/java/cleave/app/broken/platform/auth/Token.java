package cleave.app.broken.platform.auth;

import cleave.app.broken.platform.http.Route;
import java.util.List;

/** Leads back to who uses it. */
public record Token(List<Route> routes) {}
