"""Write the pages that are made from code and data: ``make pages``."""

import rules_page
import smart_score

if __name__ == "__main__":
    for made in (rules_page, smart_score):
        made.PAGE.write_text(made.page(), encoding="utf-8")
