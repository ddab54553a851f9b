"""The code on a notice is drawn as it is, and leads where it says."""

import segno

from huiyin_web.papers.scanning import scan_of

ADDRESS = "https://huiyin.example.gov.cn/casework/notice/J0mSJwVQzW1xZ3C2yoG7a7Qh7gG3FzM0k4v1lYxQf9s/"


def test_every_dark_square_is_drawn_where_the_code_has_it_with_white_around():
    scan = scan_of(ADDRESS)
    code = segno.make_qr(ADDRESS, error="Q")
    width = code.symbol_size(border=0)[0]
    dark = [f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(code.matrix) for x, on in enumerate(row) if on]
    assert (scan.address, scan.size) == (ADDRESS, width + 8)
    assert scan.path == "".join(dark)
