# JUnit's XML reports to lines of "outcome TAB test TAB message". One record is one tag with the text behind it.
BEGIN { RS = "<" }

# What stands in CDATA is a test's output, not markup.
!data && /^!\[CDATA\[/ { data = 1; text = substr($0, 9) }
data { if (index($0, "]]>")) { data = 0; note(text) } next }

/^testcase[ \t\n]/ {
  test = value("classname") "." value("name")
  outcome = "passed"
  message = ""
  if ($0 ~ /\/>[ \t\n]*$/) done()
}
/^(failure|error)[ \t\n>]/ && outcome != "failed" {
  outcome = "failed"
  message = value("message")
  note(substr($0, index($0, ">") + 1))
}
/^skipped[ \t\n>\/]/ { outcome = "skipped"; message = value("message") }
/^\/testcase>/ { done() }

# A short message, such as a code, says little: the text behind it says more. So does what caused an exception.
function note(more) {
  if (outcome != "failed") return
  if (length(message) < 20) message = message " " more
  else if (match(more, /Caused by: [^\n]+/)) message = message ": " substr(more, RSTART + 11, RLENGTH - 11)
}

function value(name,   at, rest) {
  at = match($0, "[ \t\n]" name "=\"")
  if (!at) return ""
  rest = substr($0, at + RLENGTH)
  return substr(rest, 1, index(rest, "\"") - 1)
}

function done() {
  print outcome "\t" plain(test) "\t" plain(message)
  outcome = ""
}

function plain(text) {
  gsub(/&#10;|&#xA;|&#9;|[\t\r\n]+/, " ", text)
  gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&apos;|&#39;/, "'", text)
  gsub(/&amp;/, "\\&", text)
  gsub(/]]>|^ +| +$/, "", text)
  return substr(text, 1, 300)
}
