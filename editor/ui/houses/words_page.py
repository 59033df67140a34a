"""What a house gives a story: tag, notice, terms, language, byline; and how it reads then."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from editor.model.direction import isolated
from editor.model.house import House
from editor.model.lead_in import lead_in
from editor.model.translation import N_, _, listed
from editor.ui.houses.page import HousePage
from editor.ui.houses.zone_box import ZoneBox
from editor.ui.theme import Theme

LEAD_INS = ("({tag}) –", "{place} ({tag}) —", "{place} ({tag}) -")
_EXAMPLE_PLACE = N_("LONDON")


class WordsPage(HousePage):
    """The house's words and where it is at home."""

    def __init__(self, year: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._year = year
        self.name = self.add_line(_("&Name"), _("Your house"))
        self.source_tag = self.add_line(_("Source &tag"), _("as AP or Reuters"))
        self.lead_in = self.add_list(_("&Lead-in"), LEAD_INS)
        self.notice = self.add_line(_("&Copyright notice"), "Copyright {year}, {holder}")
        self.unknown = self.add_told_of_field()
        self.unknown.take_ink("amber")
        self.example = self.add_told_of_field()
        self.usage_terms = self.add_line(
            _("&Usage terms"), _("what others may do with your stories")
        )
        self.byline = self.add_line(_("&Byline"), _("a name, without “By”"))
        self.language = self.add_line(_("Lan&guage"), _("as en-US or cs"))
        self.told_of_language = self.add_told_of_field()
        self.time_zone = ZoneBox(self)
        self.time_zone.currentTextChanged.connect(self.edited)
        self.add_row(_("Time &zone"), self.time_zone)
        self.told = self.add_told_of_field()
        self.edited.connect(self._tell)

    def offer_zones(self, zones: tuple[str, ...]) -> None:
        """List these names of time zones."""
        self.time_zone.offer(zones)
        self._tell()

    def fill(self, house: House) -> None:
        """Show a house."""
        self.name.setText(house.name)
        self.source_tag.setText(house.source_tag)
        self.lead_in.setCurrentText(house.lead_in)
        self.notice.setText(house.copyright_pattern)
        self.usage_terms.setText(house.usage_terms)
        self.byline.setText(house.byline)
        self.language.setText(house.language)
        self.time_zone.show_zone(house.time_zone)
        self._tell()

    def taken(self, house: House) -> House:
        """The house with these words."""
        return replace(
            house,
            name=self.name.text().strip(),
            source_tag=self.source_tag.text().strip(),
            lead_in=self.lead_in.currentText(),
            copyright_pattern=self.notice.text().strip(),
            usage_terms=self.usage_terms.text().strip(),
            byline=self.byline.text().strip(),
            language=self.language.text().strip(),
            time_zone=self.time_zone.zone,
        )

    def _tell(self) -> None:
        """Show how a story of the house begins and ends, and what language and zone are."""
        house = self.taken(House())
        form = lead_in(house.lead_in, has_place=True, has_tag=bool(house.source_tag))
        opening = form.before + _(_EXAMPLE_PLACE) + form.between + house.source_tag + form.after
        words = _("{opening} The first words …").format(opening=opening.strip())
        self.example.setText("\n".join(filter(None, (words, house.copyright_notice(self._year)))))
        self._tell_unknown(house.unknown_in_notice)
        locale = QLocale(house.language)
        named = locale.nativeLanguageName() if house.language else ""
        self.told_of_language.setText(named)
        self.told_of_language.setVisible(bool(named))
        self.told.setText(self.time_zone.told())

    def _tell_unknown(self, unknown: tuple[str, ...]) -> None:
        """Say what in the notice stays as it is typed."""
        said = ""
        if unknown:
            said = _(
                "Published as typed: {unknown}. Only {year} and {holder}, the name of the house,"
                " are filled in."
            ).format(
                unknown=listed([isolated(each) for each in unknown]),
                year="{year}",
                holder="{holder}",
            )
        self.unknown.setText(f"⚠ {said}" if said else "")
        self.unknown.setVisible(bool(said))
        self.notice.setAccessibleDescription(said)
