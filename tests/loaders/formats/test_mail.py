from __future__ import annotations

import random
from email.message import EmailMessage

import pytest

from samrad.errors import DocumentError
from samrad.loaders.formats.mail import read_mail, read_mhtml
from samrad.loaders.reading import Hints
from samrad.settings import Limits

from .mutate import mutated, outcomes

BODY = "Hej!\n\nSvalorna: Vi vill ha fler lokaler.\n\n- mer tid\n- lägre hyror\n\n> Vad behöver ni?\n"


def mail(body: str = BODY, page: str = "", attachment: str = "", **head: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = head.get("subject", "Inspel om lokaler på Åby")
    message["From"] = "Svalorna <anna.ek@svalorna.example>"
    message["To"] = "bo.berg@kommun.example"
    message["Date"] = "Tue, 04 Jun 2024 09:00:00 +0200"
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    if attachment:
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=attachment)
    return message.as_bytes()


def error_of(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_mail(data, "a.eml", Limits())
    assert caught.value.where == "a.eml"
    assert caught.value.hint
    return caught.value


def test_a_mail_has_its_subject_as_title_and_its_body_as_typed() -> None:
    reading = read_mail(mail(), "a", Limits())
    assert reading.text == "# Inspel om lokaler på Åby\n\n" + BODY
    assert reading.hints == Hints("Inspel om lokaler på Åby", "2024-06-04", "Svalorna")


def test_no_address_of_the_head_comes_into_the_text() -> None:
    assert "@" not in read_mail(mail(), "a", Limits()).text


def test_attachments_are_named_and_not_read() -> None:
    assert read_mail(mail(attachment="Bilaga å.pdf"), "a", Limits()).text.endswith(
        "\n\n[Bilagor som inte är lästa: Bilaga å.pdf]\n"
    )


def test_the_page_is_read_where_no_text_is_typed() -> None:
    page = "<h2>Förslag</h2><p>Kommunen bör öppna skolan.</p>"
    assert read_mail(mail(" ", page), "a", Limits()).text == (
        "# Inspel om lokaler på Åby\n\n## Förslag\n\nKommunen bör öppna skolan.\n"
    )
    assert "Förslag" not in read_mail(mail(page=page), "a", Limits()).text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "us-ascii", "finns-inte"])
def test_swedish_letters_are_right_whatever_the_head_says(charset: str) -> None:
    head = f"Subject: =?iso-8859-1?Q?M=F6te?=\nContent-Type: text/plain; charset={charset}\n\n"
    encoding = "utf-8" if charset == "utf-8" else "cp1252"
    text = read_mail(head.encode() + "Vi på Åby får råd.".encode(encoding), "a", Limits()).text
    assert text == "# Möte\n\nVi på Åby får råd.\n"


def test_lines_sent_in_pieces_are_whole_again() -> None:
    head = "Subject: x\nContent-Type: text/plain; format=flowed; charset=utf-8\n\n"
    body = "Vi vill ha \nfler lokaler.\n> Vad vill \n> ni?\n-- \nAnna"
    assert read_mail((head + body).encode(), "a", Limits()).text == (
        "# x\n\nVi vill ha fler lokaler.\n> Vad vill ni?\n-- \nAnna\n"
    )


def test_a_saved_page_is_read_as_a_page() -> None:
    message = EmailMessage()
    message["Subject"] = "Sidan"
    message.set_content(
        "<title>Sida</title><main><h1>Möte</h1><p>Vi på Åby.</p></main>", subtype="html", cte="quoted-printable"
    )
    message.add_related(b"p{}", "text", "css")
    reading = read_mhtml(message.as_bytes(), "a", Limits())
    assert (reading.text, reading.hints.title) == ("# Möte\n\nVi på Åby.\n", "Sida")
    with pytest.raises(DocumentError, match="no page"):
        read_mhtml(mail(), "a", Limits())


def test_bad_mails_say_what_to_do() -> None:
    assert "empty" in str(error_of(b""))
    assert "no mail" in str(error_of(b"\nbara text"))
    assert "bilaga.pdf" in str(error_of(mail(" ", attachment="bilaga.pdf")))
    assert "encrypted" in str(error_of(b"Subject: x\nContent-Type: application/pkcs7-mime\n\nxyz"))
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    assert "deep" in str(error_of(f"Subject: x\n{deep}\n\nhej".encode()))


def test_hundreds_of_mutated_mails_are_read_or_refused() -> None:
    chance = random.Random(11)
    data = mail(page="<p>Vi vill ha <b>tid</b>.</p>", attachment="å.pdf")
    good, bad = outcomes(read_mail, (mutated(data, chance) for _ in range(400)))
    assert good > 100
    assert good + bad == 400
    assert sum(outcomes(read_mhtml, (mutated(data, chance) for _ in range(100)))) == 100
