/** The launched program as its users and operators meet it. What the tests of its parts share is here. */
@NullMarked
package cleave.e2e;

import org.jspecify.annotations.NullMarked;
