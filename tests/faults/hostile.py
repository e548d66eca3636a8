"""What nobody should send: words for any field, and the names of the fields that the site reads."""

NAMES = [
    *("q", "kind", "status", "hours", "to", "by", "page", "roadmap", "act", "text", "url", "ticked", "revise", "word"),
    *("time_zone", "share", "calendar", "resource", "words", "login", "password", "next", "email", "code", "theme"),
    *("record", "body", "slug", "section", "version", "e", "p", "o", "all", "_popup", "_to_field", "app_label"),
    *("model_name", "field_name", "term", "object_id", "_save", "_continue", "action", "_selected_action", "index"),
    *("select_across", "post", "id", "title", "summary", "from", "was", "year", "tab", "goals", "free_days", "until"),
    *("draft", "against", "one", "other", "note", "reason", "publish_at", "comment"),
]

WORDS = [
    *("", "0", "-1", "1e309", "NaN", "9" * 40, "-" + "9" * 25, "2147483648", "9223372036854775808", "٣", "1\u0660"),
    *("\x00", "a\x00b", "\ud800", "é" * 300, "x" * 5_000, "🙂" * 50, "\u202e", "\ufeff", "* " * 40, "-" * 99),
    *("../../etc/passwd", "..%2f", "%00", "' OR 1=1 --", "\\", '"', '"a', "NEAR(", "a:*", "a & | !"),
    *('"><script>alert(1)</script>', "{{ 7*7 }}", "%(x)s", "{0.__class__}", "$(id)", "\r\nSet-Cookie: a=b"),
    *("//evil.example/", "javascript:alert(1)", "http://[::1", "[]", '{"a":' * 40, "null", "true"),
    *("2026-02-30", "0000-00-00", "99999-01-01", "25:61", "Europe/Nowhere"),
    *("done", "vectors", "on", "T0000001"),
]
