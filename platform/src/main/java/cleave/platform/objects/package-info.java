/**
 * Pictures and snippets: kept under random keys in a folder or at any S3, named by modules' rows, read by anyone who has
 * a signed URL, and deleted when no row names them.
 */
@NullMarked
package cleave.platform.objects;

import org.jspecify.annotations.NullMarked;
