"""The audit log's words for papers."""

from huiyin.kernel.text import Text

SENTENCES = {
    "papers.languages.declared": Text("said which languages a place uses", "设定当地使用的语言"),
    "papers.text.put_in_force": Text("put a text of a paper in force", "启用文书文本"),
    "papers.text.withdrawn": Text("withdrew a text of a paper", "撤下文书文本"),
}
SUBJECTS = {
    "place_languages": Text("languages of {key}", "{key} 使用的语言"),
    "paper_text": Text("text of a paper {key}", "文书文本 {key}"),
}
