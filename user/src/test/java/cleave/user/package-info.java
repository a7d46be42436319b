/** Accounts held to the contract, on each database and over HTTP. */
@NullMarked
package cleave.user;

import org.jspecify.annotations.NullMarked;
