/** Who is asking: passwords, signed tokens, and throttles against guessing. */
@NullMarked
package cleave.platform.auth;

import org.jspecify.annotations.NullMarked;
