/** Lists, newest first: the head of each kept in memory as the bytes that are sent, older pages read from SQL. */
@NullMarked
package cleave.platform.feed;

import org.jspecify.annotations.NullMarked;
