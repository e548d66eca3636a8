"""A form as a browser sends it: what its fields hold, by their names."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.text: str | None = None
        self.name = ""
        self.multiple = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        kind = said.get("type", "text")
        if tag == "textarea":
            self.name, self.text = said.get("name", ""), ""
        elif tag == "select":
            self.name, self.multiple = said.get("name", ""), "multiple" in said
            if self.name and not self.multiple:
                self.sent[self.name] = [""]
        elif tag == "option" and "selected" in said:
            self.sent[self.name] = [*(self.sent.get(self.name, []) if self.multiple else []), said.get("value", "")]
        elif tag == "input" and kind not in ("submit", "button"):
            if "checked" not in said and kind in ("radio", "checkbox"):
                return
            self.sent.setdefault(said.get("name", ""), []).append(said.get("value", "on" if "checked" in said else ""))

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.text is not None:
            self.sent[self.name] = [self.text.removeprefix("\n").replace("\n", "\r\n")]
            self.text = None


def filled(html: str) -> dict[str, list[str]]:
    """Return what a browser would send of all forms of a page, untouched."""
    form = _Form()
    form.feed(html)
    return {name: values for name, values in form.sent.items() if name and "__prefix__" not in name}
