"""Why a file of evidence is refused, or what was asked about one."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class FileRefusedError(DomainError):
    """A file that can't be kept, with the way out; nothing was kept of it."""

    code = "EVIDENCE_FILE"


class EmptyFileError(FileRefusedError):
    """A file without a byte."""

    template = Text(
        "The file is empty. Take the photo or the scan again and choose that file.",
        "文件为空。请重新拍照或扫描后再选择文件。",
    )


class TooLargeError(FileRefusedError):
    """A file above the limit."""

    template = Text(
        "The file has {size} MB; at most {most} MB are taken. Photograph the page, or scan it in black and white.",
        "文件为 {size} MB，最大 {most} MB。请改为拍照，或以黑白方式重新扫描。",
    )


class OtherFormatError(FileRefusedError):
    """What is inside is none of the formats, whatever its name says."""

    template = Text(
        "What is inside is no JPEG, PNG, WebP or PDF, whatever the name says. Take a photo of the paper and send that.",
        "无论文件名如何，其内容不是 JPEG、PNG、WebP 或 PDF。请对材料拍照后上传照片。",
    )


class PhonePictureError(FileRefusedError):
    """A picture as some phones write it (HEIC, AVIF)."""

    template = Text(
        "This is a picture in a format of some phones (HEIC). In the camera's settings choose 'most compatible' (JPEG) "
        "and take it again, or send a screenshot of it.",
        "该图片为部分手机的 HEIC 格式。请在相机设置中选择“兼容性最佳”（JPEG）后重拍，或上传其截图。",
    )


class TooManyPixelsError(FileRefusedError):
    """A picture that would fill the memory."""

    template = Text(
        "The picture has {width} × {height} pixels; at most {most} are taken. Scan it at 300 dpi or less.",
        "图片为 {width}×{height} 像素，最多 {most}像素。请以 300 dpi 或更低分辨率扫描。",
    )


class DamagedPictureError(FileRefusedError):
    """A picture that ends too early or can't be drawn."""

    template = Text(
        "The picture is damaged or was cut off on the way. Open it on your own device; if it shows, send it again, "
        "else take it again.",
        "图片已损坏或传输不完整。请先在本机打开查看：能显示的重新上传，不能显示的请重拍。",
    )


class DamagedDocumentError(FileRefusedError):
    """A PDF that can't be read with certainty."""

    template = Text(
        "The PDF is damaged, cut off, or has something behind its end. Print it to a new PDF, or photograph its pages.",
        "PDF 已损坏、不完整或尾部附有其他内容。请重新打印为 PDF，或对各页拍照上传。",
    )


class LockedDocumentError(FileRefusedError):
    """A PDF with a password."""

    template = Text(
        "The PDF is locked by a password. Save it without one, or photograph its pages.",
        "PDF 设有密码。请取消密码后保存，或对各页拍照上传。",
    )


class ActiveDocumentError(FileRefusedError):
    """A PDF that does or carries more than pages."""

    template = Text(
        "The PDF holds {what}, which evidence never needs. Print it to a new PDF, or photograph its pages.",
        "PDF 含有{what}，佐证材料不需要这些内容。请重新打印为 PDF，或对各页拍照上传。",
    )


class FullError(FileRefusedError):
    """A subject that has as many files as it may."""

    template = Text(
        "There are {count} files already, which is the most. Put several pages into one PDF, or withdraw one.",
        "已有 {count} 个附件，达到上限。请将多页合并为一个 PDF，或先撤回一个。",
    )


class AttachedAlreadyError(ConflictError):
    """The very same file is attached."""

    code = "EVIDENCE_TWICE"
    template = Text("This very file is attached here already. Nothing was changed.", "同一文件已附在此处，未作更改。")


class ReasonNeededError(DomainError):
    """Something that needs a reason, without one."""

    code = "EVIDENCE_REASON"
    template = Text("Say in at least {least} characters why.", "请用至少 {least} 个字说明理由。")


class ReasonPersonalError(DomainError):
    """A reason with a number in it that others must not read."""

    code = "EVIDENCE_REASON_PERSONAL"
    template = Text(
        "The reason holds {kinds}. Others will read it: leave it out.", "理由中含有{kinds}。他人可见，请删去。"
    )


class WithdrawnError(ConflictError):
    """A file that was withdrawn."""

    code = "EVIDENCE_WITHDRAWN"
    template = Text("This file was withdrawn and is gone.", "该附件已撤回，文件已删除。")


class NotYoursToWithdrawError(DomainError):
    """A file that is somebody else's to withdraw."""

    status = 403
    code = "EVIDENCE_NOT_YOURS"
    template = Text(
        "Whoever attached a file withdraws it within {hours} hours and before anything further is done; after that a "
        "township or county officer does who approves changes and did not attach it. Ask one, and attach the right "
        "file.",
        "附件由上传人在 {hours} 小时内、办理后续事项之前撤回；此后由有信息变更审批权、且非上传人的乡镇或县扶贫干部"
        "撤回。请与其联系，并补充正确的附件。",
    )


class LostFileError(DomainError):
    """A file that is not on the disk, or not as it was."""

    status = 500
    code = "EVIDENCE_LOST"
    template = Text(
        "The file is missing or was changed on the disk. Tell whoever keeps the installation to run 'huiyin verify' "
        "and to fetch it from the last backup.",
        "该文件缺失或在磁盘上被改动。请通知平台运维人员运行“huiyin verify”，并从最近备份中恢复。",
    )
