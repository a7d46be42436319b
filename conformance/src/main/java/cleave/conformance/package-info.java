/**
 * The labs' requirements as rows that are checked over HTTP alone, against anybody's solution at any base URL. Nothing
 * here knows how a server is made.
 */
@NullMarked
package cleave.conformance;

import org.jspecify.annotations.NullMarked;
