"""Flat, calm controls: the style sheet, made of the palette.

Text widgets of the form are not styled here: they get their look from their own palette, and
rules that match every widget would cost a lookup at each.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from editor.system.paths import resource

_SHEET = Template("""
QMenuBar { background: $chrome; border: none; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hovered; }
QMenu { background: $raised; border: 1px solid $hairline; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }
QMenu::indicator { left: 7px; width: 12px; height: 12px; }
QToolTip { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px 6px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:hover { background: $accent; }
QPushButton {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 5px;
  padding: 5px 14px;
}
QPushButton:hover { background: $hovered; }
QPushButton:pressed { background: $chosen; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $faint; border-color: $hairline; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover { background: $accent; }
QPushButton:default:focus { border: 2px solid $selection; padding: 4px 13px; }
QPushButton[leaves="true"]:default {
  background: $raised; color: $text; border: 1px solid $edge; padding: 5px 14px;
}
QPushButton[leaves="true"]:default:hover { background: $hovered; }
QPushButton[leaves="true"]:default:focus { border: 1px solid $accent; padding: 5px 14px; }
QPushButton[flat="true"] {
  background: transparent; border-color: transparent; color: $accent; padding: 5px 3px;
}
QPushButton[flat="true"]:hover { background: transparent; text-decoration: underline; }
QPushButton[flat="true"]:focus { border-color: $accent; }
QPushButton:default:disabled {
  background: $raised; color: $faint; border-color: $hairline;
}
QPushButton[flat="true"]:disabled { color: $faint; border-color: transparent; }
QToolButton {
  background: transparent; color: $text; border: 1px solid transparent; border-radius: 5px;
  padding: 3px 6px;
}
QToolButton:hover { background: $hovered; }
QToolButton:checked { background: $chosen; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
QLineEdit {
  background: $paper; color: $text; border: 1px solid $edge; border-radius: 5px;
  padding: 4px 7px; selection-background-color: $selection; selection-color: $text;
  placeholder-text-color: $faint;
}
QToolButton#clear { qproperty-icon: url("$controls/clear-$theme.png"); }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {
  background: transparent; border: none; border-radius: 0; padding: 0 4px;
}
QComboBox, QAbstractSpinBox {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 5px;
  padding: 3px 7px; min-height: 20px; selection-background-color: $selection;
  selection-color: $text; combobox-popup: 0;
}
QComboBox:hover { background: $hovered; }
QComboBox:editable, QAbstractSpinBox { background: $paper; padding-left: 5px; }
QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus { border-color: $accent; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $faint; border-color: $hairline; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$controls/down-$theme.png"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
  background: $raised; color: $text; border: 1px solid $hairline; padding: 4px; outline: none;
  selection-background-color: $chosen; selection-color: $text;
}
QListView#completions {
  background: $raised; color: $text; border: 1px solid $hairline; padding: 4px; outline: none;
}
QListView#completions::item { padding: 5px 8px; border-radius: 4px; }
QListView#completions::item:selected { background: $chosen; color: $text; }
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 20px; border: none; background: transparent; margin-right: 2px;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
  background: $hovered; border-radius: 3px;
}
QAbstractSpinBox::up-arrow { image: url("$controls/up-$theme.png"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$controls/down-$theme.png"); width: 10px; height: 10px; }
QCheckBox { spacing: 7px; }
QCheckBox::indicator, QListView::indicator {
  width: 14px; height: 14px; border: 1px solid $edge; border-radius: 4px; background: $paper;
}
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$controls/check-$theme.png");
}
QCheckBox::indicator:disabled { border-color: $hairline; background: $hovered; }
QCheckBox::indicator:checked:disabled { border-color: $edge; background: $edge; }
QListView#stories { background: $chrome; border: none; }
QLineEdit:focus { border-color: $accent; }
QLineEdit:disabled { color: $faint; }
QListWidget {
  background: $paper; border: 1px solid $hairline; border-radius: 5px; padding: 4px; outline: none;
}
QListWidget:focus { border-color: $accent; }
QListWidget#plain, QListWidget#plain:focus { border: none; padding: 0; }
QListWidget::item { padding: 5px 8px; border-radius: 4px; color: $text; }
QListWidget::item:hover { background: $hovered; }
QListWidget::item:selected { background: $chosen; color: $text; }
QTabBar::tab {
  background: transparent; color: $quiet; border: none; border-bottom: 2px solid transparent;
  padding: 6px 4px; margin-right: 18px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar:focus { outline: none; }
QTabWidget::pane { border: none; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab:selected:focus { background: $chosen; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $hairline; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar { background: $chrome; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QProgressBar {
  background: $hairline; border: none; border-radius: 3px; max-height: 6px; text-align: center;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QPlainTextEdit#css {
  background: $paper; border: 1px solid $edge; border-radius: 5px; padding: 4px;
}
QPlainTextEdit#css:focus { border-color: $accent; }
QTreeView#hits {
  background: $paper; border: 1px solid $hairline; border-radius: 5px; outline: none;
}
QTreeView#hits:focus { border-color: $accent; }
QTreeView#hits::item:selected { background: $chosen; color: $text; }
QFrame#panel { background: $paper; border: 1px solid $hairline; border-radius: 5px; }
QWidget#conflicts QRadioButton {
  border: 1px solid transparent; border-radius: 5px; padding: 2px 5px 2px 3px; outline: none;
}
QWidget#conflicts QRadioButton:focus { border-color: $accent; }
QWidget#conflicts QRadioButton::indicator {
  width: 12px; height: 12px; border-radius: 7px; border: 1px solid $edge; background: $paper;
}
QWidget#conflicts QRadioButton::indicator:focus, QWidget#conflicts QRadioButton::indicator:hover {
  border-color: $accent;
}
QWidget#conflicts QRadioButton::indicator:checked {
  width: 6px; height: 6px; border: 4px solid $accent;
}
""")


def style_sheet(colours: Mapping[str, str], *, is_dark: bool) -> str:
    """The style sheet for the colours of a palette, by their names."""
    controls = resource("icons", "controls").as_posix()
    return _SHEET.substitute(colours, controls=controls, theme="dark" if is_dark else "light")
