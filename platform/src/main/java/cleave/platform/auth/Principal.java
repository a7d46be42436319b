package cleave.platform.auth;

import java.util.UUID;

/**
 * Who makes a request, as their verified token says.
 *
 * @param id the token's subject
 * @param name the name shown to others
 */
public record Principal(UUID id, String name) {}
