/** Passwords, tokens, keys and throttles held to their requirements. */
@NullMarked
package cleave.platform.auth;

import org.jspecify.annotations.NullMarked;
