"""The same page in eight steps, for two people in front of one screen."""

from decision.page.walkthrough.walk import is_on, leave, show, show_button

__all__ = ["is_on", "leave", "show", "show_button"]
