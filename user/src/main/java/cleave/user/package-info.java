/** Accounts: who may register and with what, logging in, and who a token belongs to. */
@NullMarked
package cleave.user;

import org.jspecify.annotations.NullMarked;
